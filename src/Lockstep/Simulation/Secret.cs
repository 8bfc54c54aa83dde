using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lockstep.Simulation;

/// <summary>
/// What memory holds before anyone writes it: a pattern of its address without a zero byte. A byte of it
/// that turns up where zero was due names the mistake, and one that was moved names where it came from.
/// </summary>
public static class Secret
{
    private const ulong Factor = 0x94D0_49BB_1331_11EB;
    private const ulong LowestBits = 0x0101_0101_0101_0101;

    /// <summary>The byte at an address; never zero.</summary>
    public static byte At(ulong address)
    {
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        BitConverter.TryWriteBytes(word, Word(OfPage(address), address & ~7UL));
        return word[(int)(address % 8)];
    }

    /// <summary>Writes the pattern of the addresses from <paramref name="address"/> on.</summary>
    /// <param name="address">The first address.</param>
    /// <param name="destination">Where the bytes go, all of one page; its length says how many.</param>
    internal static void Write(ulong address, Span<byte> destination)
    {
        var head = Math.Min((int)((0 - address) % 8), destination.Length);
        for (var at = 0; at < head; at++)
            destination[at] = At(address + (ulong)at);

        var words = MemoryMarshal.Cast<byte, ulong>(destination[head..]);
        var (page, first) = (OfPage(address), address + (ulong)head);

        // From word to word the pattern grows by one number, lowest bits apart: four words at once are as quick as one.
        var vectors = MemoryMarshal.Cast<ulong, Vector256<ulong>>(words);
        var grown = Vector256.Create(page + (first * Factor)) + (Vector256.Create(0UL, 8, 16, 24) * Factor);
        for (var at = 0; at < vectors.Length; at++, grown += Vector256.Create(unchecked(32 * Factor)))
            vectors[at] = grown | Vector256.Create(LowestBits);

        for (var at = vectors.Length * Vector256<ulong>.Count; at < words.Length; at++)
            words[at] = Word(page, first + (8 * (ulong)at));

        for (var at = head + (8 * words.Length); at < destination.Length; at++)
            destination[at] = At(address + (ulong)at);
    }

    /// <summary>A number of the page alone, so that a word costs one multiplication.</summary>
    private static ulong OfPage(ulong address)
    {
        var mixed = (address / SparseMemory.PageSize) * 0xBF58_476D_1CE4_E5B9;
        return mixed ^ (mixed >> 27);
    }

    // The lowest bit of each byte is set, so none is zero.
    private static ulong Word(ulong page, ulong address) =>
        (page + (address * Factor)) | LowestBits;
}
