namespace Lockstep.Notation.Text;

/// <summary>Input that cannot be parsed; the message is a one-line, actionable error.</summary>
#pragma warning disable CA1710, CA1032, MA0058 // Named for users; only the readers here construct it.
public sealed class FormatError : Exception
#pragma warning restore CA1710, CA1032, MA0058
{
    private const int LongestWord = 60;

    /// <summary>An error with its position, what was found and what was expected.</summary>
    /// <param name="file">The file name as given by the caller.</param>
    /// <param name="line">The line, from 1; 0 if no line could be read.</param>
    /// <param name="found">What was found, as a noun phrase.</param>
    /// <param name="expected">What was expected, as a noun phrase.</param>
    public FormatError(string file, int line, string found, string expected)
        : base($"{file}{(line > 0 ? $":{line}" : string.Empty)}: found {found}, expected {expected}")
    {
        File = file;
        Line = line;
        Found = found;
        Expected = expected;
    }

    /// <summary>The file name as given by the caller.</summary>
    public string File { get; }

    /// <summary>The line, from 1; 0 if no line could be read.</summary>
    public int Line { get; }

    /// <summary>What was found, as a noun phrase.</summary>
    public string Found { get; }

    /// <summary>What was expected, as a noun phrase.</summary>
    public string Expected { get; }

    /// <summary>Quotes a word of the input, truncated and without control characters.</summary>
    internal static string Quote(string word)
    {
        var cut = word.Length > LongestWord ? word[..LongestWord] + "…" : word;
        return "'" + string.Concat(cut.Select(c => char.IsControl(c) ? '?' : c)) + "'";
    }
}
