namespace Fuzz;

/// <summary>
/// Counts as AFL takes them apart: 1, 2, 3, 4 to 7, 8 to 15, 16 to 31, 32 to 127, 128 and more. A loop that runs 40
/// times instead of 39 is nothing new; one that runs twice instead of once is.
/// </summary>
internal static class Buckets
{
    private static readonly byte[] Bits = [.. Enumerable.Range(0, 256).Select(BitOf)];
    private static readonly ushort[] PairsOfBits =
        [.. Enumerable.Range(0, 1 << 16).Select(counts => (ushort)(Bits[counts & 0xff] | (Bits[counts >> 8] << 8)))];

    /// <summary>The bit of a count's bucket; 0 for a count of 0.</summary>
    public static byte Of(byte count) => Bits[count];

    /// <summary>The bits of 8 counts at once, each in the place of its count.</summary>
    public static ulong Of(ulong counts) =>
        PairsOfBits[(ushort)counts]
        | ((ulong)PairsOfBits[(ushort)(counts >> 16)] << 16)
        | ((ulong)PairsOfBits[(ushort)(counts >> 32)] << 32)
        | ((ulong)PairsOfBits[(ushort)(counts >> 48)] << 48);

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
