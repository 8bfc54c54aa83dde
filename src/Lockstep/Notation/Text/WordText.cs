using System.Globalization;

namespace Lockstep.Notation.Text;

/// <summary>Takes a line to words, and reads the words that only scenarios have.</summary>
internal static class WordText
{
    /// <summary>
    /// The words of a line up to its comment, which begins at a word's start: visible#2 holds none.
    /// </summary>
    public static string[] Split(string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var comment = Array.FindIndex(words, word => word[0] == '#');
        return comment < 0 ? words : words[..comment];
    }

    /// <summary>Reads a number up to 255.</summary>
    public static bool TryByte(string word, out byte value)
    {
        var isByte = NumberText.TryParse(word, out var number) && number <= byte.MaxValue;
        value = unchecked((byte)number);
        return isByte;
    }

    /// <summary>Reads a decimal number from 1.</summary>
    public static bool TryOrdinal(string word, out int value) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value > 0;

    /// <summary>Reads a decimal number with or without a sign.</summary>
    public static bool TryCode(string word, out int value) =>
        int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>Reads N, FIRST..LAST or FIRST.. for the calls from then on.</summary>
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
