using MemoryModel.Ports;

namespace Properties.Promises;

/// <summary>
/// A machine of any size that holds sets instead of bytes: what is shared, open in the guard or mapped as device
/// memory. It refuses a second share, map or unshare of the same thing, as a real one may.
/// </summary>
/// <param name="granule">The granule in bytes.</param>
internal sealed class CountingMachine(ulong granule) : IHypercalls, IGuestMemory, IPageTable
{
    private const long NotSupported = -1;
    private const ulong Page = 4096;

    /// <summary>The shared granules.</summary>
    public HashSet<ulong> Shared { get; } = [];

    /// <summary>The pages in the guard.</summary>
    public HashSet<ulong> Guard { get; } = [];

    /// <summary>The device pages in the page table.</summary>
    public HashSet<ulong> Devices { get; } = [];

    /// <summary>The ranges that were zeroed, in order.</summary>
    public List<MemoryRange> Zeroed { get; } = [];

    /// <summary>The ranges that were flushed, in order.</summary>
    public List<MemoryRange> Flushed { get; } = [];

    /// <summary>Whether MEM_UNSHARE is refused.</summary>
    public bool RefusesUnshare { get; set; }

    /// <summary>The device page that the page table refuses; null for none.</summary>
    public ulong? RefusedDevice { get; set; }

    /// <summary>The buffer that <see cref="Read"/> reads from: each byte there follows from its offset.</summary>
    public ulong Source { get; set; }

    /// <summary>Where a copy of the buffer goes.</summary>
    public ulong Target { get; set; }

    /// <summary>Bytes copied so far.</summary>
    public ulong Copied { get; private set; }

    public long Call(HypercallFunction function, ulong argument) => function switch
    {
        HypercallFunction.MemInfo => (long)granule,
        HypercallFunction.MmioGuardInfo => (long)Page,
        HypercallFunction.MemShare => Code(Shared.Add(argument)),
        HypercallFunction.MemUnshare => Code(!RefusesUnshare && Shared.Remove(argument)),
        HypercallFunction.MmioGuardMap => Code(Guard.Add(argument)),
        HypercallFunction.MmioGuardUnmap => Code(Guard.Remove(argument)),
        _ => 0,
    };

    public void Read(ulong address, Span<byte> destination)
    {
        for (var index = 0; index < destination.Length; index++)
            destination[index] = ByteAt(address - Source + (ulong)index);
    }

    public void Write(ulong address, ReadOnlySpan<byte> source)
    {
        for (var index = 0; index < source.Length; index++)
        {
            if (source[index] != ByteAt(address - Target + (ulong)index))
                Assert.Fail($"the byte at offset {address - Target + (ulong)index} of a copy is wrong");
        }

        Copied += (ulong)source.Length;
    }

    public void Zero(MemoryRange range) => Zeroed.Add(range);

    public void Flush(MemoryRange range) => Flushed.Add(range);

    public bool MapReadOnly(MemoryRange pages) => true;

    public bool MapMutable(MemoryRange pages) => true;

    public bool MapDevice(MemoryRange page) =>
        page.Start != RefusedDevice && page.Size == Page && Devices.Add(page.Start);

    public bool Unmap(MemoryRange pages) => !Devices.Contains(pages.Start) || Devices.Remove(pages.Start);

    private static long Code(bool done) => done ? 0 : NotSupported;

    // Pages differ in their first bytes, and bytes within a page.
    private static byte ByteAt(ulong offset) => (byte)(offset + (offset / Page) + (offset >> 20));
}
