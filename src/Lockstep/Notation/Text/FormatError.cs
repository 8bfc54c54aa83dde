namespace Lockstep.Notation.Text;

/// <summary>Input that cannot be read; its message is the one line that a person needs to mend it.</summary>
#pragma warning disable CA1710, CA1032, MA0058 // A format has errors; nobody but the readers here makes one.
public sealed class FormatError : Exception
#pragma warning restore CA1710, CA1032, MA0058
{
    private const int LongestWord = 60;

    /// <summary>Says where, what was found and what would have been right.</summary>
    /// <param name="file">The file's name as the caller gave it.</param>
    /// <param name="line">The line, from 1; 0 where no line could be read.</param>
    /// <param name="found">What is there, as part of a sentence.</param>
    /// <param name="expected">What should be there, as part of a sentence.</param>
    public FormatError(string file, int line, string found, string expected)
        : base($"{file}:{line}: found {found}, expected {expected}")
    {
        File = file;
        Line = line;
        Found = found;
        Expected = expected;
    }

    /// <summary>The file's name as the caller gave it.</summary>
    public string File { get; }

    /// <summary>The line, from 1; 0 where no line could be read.</summary>
    public int Line { get; }

    /// <summary>What is there, as part of a sentence.</summary>
    public string Found { get; }

    /// <summary>What should be there, as part of a sentence.</summary>
    public string Expected { get; }

    /// <summary>
    /// Quotes a word of the input so that it can neither break the line nor fill the screen.
    /// </summary>
    internal static string Quote(string word)
    {
        var cut = word.Length > LongestWord ? word[..LongestWord] + "…" : word;
        return "'" + string.Concat(cut.Select(c => char.IsControl(c) ? '?' : c)) + "'";
    }
}
