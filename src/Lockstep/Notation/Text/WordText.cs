using System.Globalization;

namespace Lockstep.Notation.Text;

/// <summary>Splits lines into words and parses words that only scenarios have.</summary>
internal static class WordText
{
    /// <summary>The words of a line up to a word that begins with #; visible#2 is not a comment.</summary>
    public static string[] Split(string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var comment = Array.FindIndex(words, word => word[0] == '#');
        return comment < 0 ? words : words[..comment];
    }

    /// <summary>Parses a number up to 255.</summary>
    public static bool TryByte(string word, out byte value)
    {
        var isByte = NumberText.TryParse(word, out var number) && number <= byte.MaxValue;
        value = unchecked((byte)number);
        return isByte;
    }

    /// <summary>Parses a decimal number from 1.</summary>
    public static bool TryOrdinal(string word, out int value) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0;

    /// <summary>Parses a decimal number with or without a sign.</summary>
    public static bool TryCode(string word, out long value) =>
        long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>Parses N, FIRST..LAST, or FIRST.. for all calls from the first on.</summary>
    public static bool TryCalls(string word, out (int First, int Last) calls)
    {
        var parts = word.Split("..");
        var isFirst = TryOrdinal(parts[0], out var first);
        var last = parts switch
        {
            [_] => first,
            [_, ""] => int.MaxValue,
            [_, var end] when TryOrdinal(end, out var number) => number,
            _ => 0,
        };
        calls = (first, last);
        return isFirst && last >= first;
    }
}
