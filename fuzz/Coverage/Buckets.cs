using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Fuzz;

/// <summary>
/// Counts as AFL takes them apart: 1, 2, 3, 4 to 7, 8 to 15, 16 to 31, 32 to 127, 128 and more. A loop that runs 40
/// times instead of 39 is nothing new; one that runs twice instead of once is.
/// </summary>
internal static class Buckets
{
    private static readonly byte[] Bits = [.. Enumerable.Range(0, 256).Select(BitOf)];

    // By the lower half of a count below 16, and by the upper half of any other; each table twice, once for each half
    // of a vector: so it makes no difference whether a processor looks up in the whole or in each half.
    private static readonly Vector256<byte> BitsOfSmall = Table(half => half);
    private static readonly Vector256<byte> BitsOfLarge = Table(half => half << 4);

    /// <summary>The bit of a count's bucket; 0 for a count of 0.</summary>
    public static byte Of(byte count) => Bits[count];

    /// <summary>The bits of 32 counts at once, each in the place of its count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Of(Vector256<byte> counts)
    {
        var upper = Vector256.ShiftRightLogical(counts, 4);
        return Vector256.ConditionalSelect(
            Vector256.Equals(upper, Vector256<byte>.Zero),
            Vector256.ShuffleNative(BitsOfSmall, counts & Vector256.Create((byte)0x0f)),
            Vector256.ShuffleNative(BitsOfLarge, upper));
    }

    private static Vector256<byte> Table(Func<int, int> countOf) =>
        Vector256.Create((byte[])[.. Enumerable.Range(0, Vector256<byte>.Count).Select(at => BitOf(countOf(at % 16)))]);

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
