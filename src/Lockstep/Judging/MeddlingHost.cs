using System.Runtime.InteropServices;
using Lockstep.Safety;
using Lockstep.Simulation;

namespace Lockstep.Judging;

/// <summary>
/// The host of a hostile machine acts at every access of the guest to memory that it sees, and at every port call that
/// names such memory: it reads those bytes and overwrites each with another one. What the guest reads again is never
/// what it read before. The bytes follow from the address and what was there, so that a run repeats and shrinks.
/// </summary>
/// <param name="platform">The machine.</param>
/// <param name="writes">Receives the ranges that it writes.</param>
internal sealed class MeddlingHost(SimulatedPlatform platform, List<ByteRange> writes)
{
    // As much as production copies in one access. docs/assumptions.md: first-page-of-an-access
    private const int Most = SparseMemory.PageSize;

    // Odd in each byte, so that each byte changes.
    private const ulong LowBits = 0x0101_0101_0101_0101;

    private readonly byte[] _bytes = new byte[Most];

    private World World => platform.World;

    /// <summary>Acts right after the access or the port call of an instant.</summary>
    public void At(Instant instant)
    {
        switch (instant.Moment)
        {
            case Moment.Read: Change(World.VisibleReads[instant.Number - 1]); break;
            case Moment.Write: Change(World.VisibleWrites[instant.Number - 1]); break;
            default: Change(NamedBy(platform.Trace[instant.Number - 1])); break;
        }
    }

    /// <summary>Acts after the guest's own code, whose accesses are no instants of an operation.</summary>
    public void AfterGuest()
    {
        foreach (var range in World.VisibleWrites)
            Change(range);
    }

    private ByteRange NamedBy(Entry entry) => entry switch
    {
        HypercallEntry { Function: Hypercall.MemShare or Hypercall.MemUnshare, Argument: var granule } =>
            new ByteRange(granule, World.Host.SizeOf(granule)),
        FlushEntry flush => new ByteRange(flush.Start, flush.Size),
        PageTableEntry change => new ByteRange(change.Start, change.End - change.Start),
        _ => default,
    };

    private void Change(ByteRange range)
    {
        foreach (var part in World.Host.VisibleParts(range.Start, Math.Min(range.Size, Most)))
        {
            var bytes = _bytes.AsSpan(0, (int)part.Size);
            World.Memory.Read(part.Start, bytes);
            Flip(bytes, MaskAt(part.Start));
            World.Memory.Write(part.Start, bytes);
            writes.Add(part);
        }
    }

    // A multiplicative hash: neighbouring addresses get unlike bytes.
    private static ulong MaskAt(ulong address) => unchecked((address + 1) * 0x9E37_79B9_7F4A_7C15) | LowBits;

    private static void Flip(Span<byte> bytes, ulong mask)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ref var word in words)
            word ^= mask;
        foreach (ref var rest in bytes[(words.Length * sizeof(ulong))..])
            rest ^= (byte)mask;
    }
}
