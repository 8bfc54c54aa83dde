using System.Globalization;
using System.Numerics;

namespace Lockstep.Notation.Text;

/// <summary>The text form of 64-bit numbers: decimal, or hexadecimal with 0x; sizes with a unit KiB to TiB.</summary>
public static class NumberText
{
    // Larger numbers are easier to recognise in hexadecimal.
    private const ulong FirstHexadecimal = 1UL << 32;

    // A larger multiple of a unit is harder to read than the hexadecimal number.
    private const ulong MostUnits = 1UL << 16;

    // Readers know smaller powers of two by heart: a page is 4096.
    private const ulong LargestKnown = 1UL << 16;

    private static readonly (string Suffix, int Shift)[] Units =
        [("TiB", 40), ("GiB", 30), ("MiB", 20), ("KiB", 10)];

    /// <summary>An address: always hexadecimal.</summary>
    public static string Address(ulong value) => $"0x{value:x}";

    /// <summary>A plain number: decimal below 2^32, else hexadecimal.</summary>
    public static string Plain(ulong value) =>
        value < FirstHexadecimal ? value.ToString(CultureInfo.InvariantCulture) : Address(value);

    /// <summary>A size in bytes: in the largest unit of which it is a multiple, else plain.</summary>
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

    /// <summary>An alignment in bytes: plain up to 64 KiB, else as a size.</summary>
    public static string Alignment(ulong value) => value <= LargestKnown ? Plain(value) : Size(value);

    /// <summary>Parses any of these forms; false for anything else and for numbers from 2^64.</summary>
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
