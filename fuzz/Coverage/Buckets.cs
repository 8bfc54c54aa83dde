namespace Fuzz;

/// <summary>
/// Counts as AFL takes them apart: 1, 2, 3, 4 to 7, 8 to 15, 16 to 31, 32 to 127, 128 and more. A loop that runs 40
/// times instead of 39 is nothing new; one that runs twice instead of once is.
/// </summary>
internal static class Buckets
{
    private static readonly byte[] Bits = [.. Enumerable.Range(0, 256).Select(BitOf)];

    /// <summary>The bit of a count's bucket; 0 for a count of 0.</summary>
    public static byte Of(byte count) => Bits[count];

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
