using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lockstep.Simulation;

/// <summary>
/// The poison pattern of uninitialised memory: a function of the address without zero bytes. Memory that should have
/// been cleared is recognisable, and so is the origin of bytes that were copied.
/// </summary>
public static class PoisonPattern
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
    /// <param name="destination">The destination, within one page.</param>
    internal static void Write(ulong address, Span<byte> destination)
    {
        var head = Math.Min((int)((0 - address) % 8), destination.Length);
        for (var at = 0; at < head; at++)
            destination[at] = At(address + (ulong)at);

        var words = MemoryMarshal.Cast<byte, ulong>(destination[head..]);
        var (page, first) = (OfPage(address), address + (ulong)head);

        // Apart from the lowest bits, words form an arithmetic sequence: four at once take as long as one.
        var vectors = MemoryMarshal.Cast<ulong, Vector256<ulong>>(words);
        var sequence = Vector256.Create(page + (first * Factor)) + (Vector256.Create(0UL, 8, 16, 24) * Factor);
        for (var at = 0; at < vectors.Length; at++, sequence += Vector256.Create(unchecked(32 * Factor)))
            vectors[at] = sequence | Vector256.Create(LowestBits);

        for (var at = vectors.Length * Vector256<ulong>.Count; at < words.Length; at++)
            words[at] = Word(page, first + (8 * (ulong)at));

        for (var at = head + (8 * words.Length); at < destination.Length; at++)
            destination[at] = At(address + (ulong)at);
    }

    /// <summary>A hash of the page number, so that a word takes only one multiplication.</summary>
    private static ulong OfPage(ulong address)
    {
        var mixed = (address / SparseMemory.PageSize) * 0xBF58_476D_1CE4_E5B9;
        return mixed ^ (mixed >> 27);
    }

    // The lowest bit of each byte is set, so none is zero.
    private static ulong Word(ulong page, ulong address) =>
        (page + (address * Factor)) | LowestBits;
}
