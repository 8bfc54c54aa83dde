namespace Lockstep.Notation.Text;

/// <summary>The lines of a text.</summary>
internal static class TextLines
{
    /// <summary>The longest line, in characters.</summary>
    public const int Longest = 16 << 10;

    /// <summary>A parser for each line that is neither empty nor only a comment.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="file">The file name, for errors.</param>
    /// <param name="names">The labels of the text; null for a form without labels.</param>
    /// <exception cref="FormatError">A line is too long.</exception>
    public static IEnumerable<TextParser> Of(IReadOnlyList<string> lines, string file, LabelNames? names = null)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (lines[index].Length > Longest)
            {
                throw new FormatError(
                    file,
                    index + 1,
                    $"a line of {lines[index].Length:N0} characters",
                    $"at most {Longest:N0} characters in a line");
            }

            // A file may have millions of them.
            if (string.IsNullOrWhiteSpace(lines[index]))
                continue;
            var line = new TextParser(file, index + 1, lines[index], names);
            if (!line.IsBlank)
                yield return line;
        }
    }
}
