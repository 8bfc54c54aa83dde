using System.Globalization;
using System.Numerics;

namespace Lockstep.Notation.Text;

/// <summary>
/// Numbers of 64 bits as people write them: decimal, 0x and hexadecimal, and with KiB to TiB behind.
/// </summary>
public static class NumberText
{
    // From here on the digits of a decimal number mean nothing to a reader, those of a hexadecimal one do.
    private const ulong FirstHexadecimal = 1UL << 32;

    // More of a unit than this is harder to read than the hexadecimal number.
    private const ulong MostUnits = 1UL << 16;

    // Up to here people know the powers of two by heart: a page is 4096.
    private const ulong LargestKnown = 1UL << 16;

    private static readonly (string Suffix, int Shift)[] Units =
        [("TiB", 40), ("GiB", 30), ("MiB", 20), ("KiB", 10)];

    /// <summary>An address: always hexadecimal.</summary>
    public static string Address(ulong value) => $"0x{value:x}";

    /// <summary>A plain number: decimal below 2^32, else hexadecimal.</summary>
    public static string Plain(ulong value) =>
        value < FirstHexadecimal ? value.ToString(CultureInfo.InvariantCulture) : Address(value);

    /// <summary>A size in bytes: with the largest unit that it is a whole multiple of, else plain.</summary>
    public static string Size(ulong value)
    {
        foreach (var (suffix, shift) in Units)
        {
            if (value != 0 && BitOperations.TrailingZeroCount(value) >= shift && value >> shift < MostUnits)
            {
                return (value >> shift).ToString(CultureInfo.InvariantCulture) + suffix;
            }
        }

        return Plain(value);
    }

    /// <summary>An alignment in bytes: plain as long as people know the number, else as a size.</summary>
    public static string Alignment(ulong value) => value <= LargestKnown ? Plain(value) : Size(value);

    /// <summary>Reads any of these forms; false for anything else and for numbers of 2^64 and more.</summary>
    public static bool TryParse(ReadOnlySpan<char> word, out ulong value)
    {
        var shift = 0;
        foreach (var (suffix, bits) in Units)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal))
            {
                shift = bits;
                word = word[..^suffix.Length];
            }
        }

        var isHexadecimal = word.StartsWith("0x", StringComparison.Ordinal);
        var isRead = ulong.TryParse(
            isHexadecimal ? word[2..] : word,
            isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture,
            out value);
        var fits = value <= ulong.MaxValue >> shift;
        value <<= shift;
        return isRead && fits;
    }
}
