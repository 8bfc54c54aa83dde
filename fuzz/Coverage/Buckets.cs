using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Fuzz.Coverage;

/// <summary>
/// AFL's hit-count buckets: 1, 2, 3, 4 to 7, 8 to 15, 16 to 31, 32 to 127, 128 and more. A loop that runs 40 times
/// instead of 39 is not new coverage; one that runs twice instead of once is.
/// </summary>
internal static class Buckets
{
    private static readonly byte[] Bits = [.. Enumerable.Range(0, 256).Select(BitOf)];

    // Indexed by the lower half of a count below 16, and by the upper half of any other. The table is repeated four
    // times in a vector, so that shuffles of the whole and of 128-bit lanes agree.
    private static readonly Vector512<byte> BitsOfSmall = Table(half => half);
    private static readonly Vector512<byte> BitsOfLarge = Table(half => half << 4);

    /// <summary>The bit of a count's bucket; 0 for a count of 0.</summary>
    public static byte Of(byte count) => Bits[count];

    /// <summary>Whether the buckets of 64 counts are all known, with the widest vectors of the processor.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="known">The bits of the known buckets, at the index of each count.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreKnown(in Vector512<byte> counts, in Vector512<byte> known) =>
        Vector512.IsHardwareAccelerated
            ? (Of(counts) & ~known) == Vector512<byte>.Zero
            : ((Of(counts.GetLower()) & ~known.GetLower()) | (Of(counts.GetUpper()) & ~known.GetUpper()))
                == Vector256<byte>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Of(Vector512<byte> counts)
    {
        var upper = Vector512.ShiftRightLogical(counts, 4);
        return Vector512.ConditionalSelect(
            Vector512.Equals(upper, Vector512<byte>.Zero),
            Vector512.ShuffleNative(BitsOfSmall, counts & Vector512.Create((byte)0x0f)),
            Vector512.ShuffleNative(BitsOfLarge, upper));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Of(Vector256<byte> counts)
    {
        var upper = Vector256.ShiftRightLogical(counts, 4);
        return Vector256.ConditionalSelect(
            Vector256.Equals(upper, Vector256<byte>.Zero),
            Vector256.ShuffleNative(BitsOfSmall.GetLower(), counts & Vector256.Create((byte)0x0f)),
            Vector256.ShuffleNative(BitsOfLarge.GetLower(), upper));
    }

    private static Vector512<byte> Table(Func<int, int> countOf) =>
        Vector512.Create((byte[])[.. Enumerable.Range(0, Vector512<byte>.Count).Select(at => BitOf(countOf(at % 16)))]);

    private static byte BitOf(int count) => count switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 => 64,
        _ => 128,
    };
}
