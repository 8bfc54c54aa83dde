using Lockstep.Notation.Text;

namespace Lockstep.Formats;

/// <summary>The non-blank lines of a recorded file; a recorder ends each with a newline.</summary>
internal static class TraceLines
{
    /// <summary>Splits a text into its lines.</summary>
    /// <exception cref="FormatError">The last line is truncated, or all lines are blank.</exception>
    public static IReadOnlyList<TextParser> Split(string text, string file, string expected)
    {
        var lines = text.Split('\n');
        if (lines[^1].Length > 0)
        {
            throw new FormatError(
                file, lines.Length, "a last line without a newline", "a complete line: the file is truncated");
        }

        var parsers = TextLines.Of(lines, file).ToList();
        return parsers.Count > 0
            ? parsers
            : throw new FormatError(
                file, Math.Max(1, lines.Length - 1), "only blank lines", expected);
    }
}
