using Lockstep.Logs;
using Verify.Display;

namespace Verify.Checking;

/// <summary>An offence in words.</summary>
internal static class OffenceText
{
    private const int Width = 120;
    private const int Indent = 4;

    /// <summary>Lines, with a line end after the last.</summary>
    public static string Of(string log, LogOffence offence)
    {
        List<string> lines = [$"{log}:{offence.Line}"];
        if (offence.Text.Length > 0)
            lines.Add($"  {offence.Text}");
        lines.Add($"  breaks {offence.Rule.Name}{Source(offence.Rule)}: {offence.Rule.Sentence}");
        lines.Add($"  {offence.Sentence}");
        lines.AddRange(offence.Conflicts.Select(it => $"  contradicts line {it.Line}, which {it.What}"));
        if (offence.LostLine is { } lost)
            lines.Add($"  unless the log lost {lost}");
        return string.Concat(lines.SelectMany((line, index) => index == 0 ? [line] : Wrapped(line))
            .Select(line => OneLine.Of(line) + "\n"));
    }

    // A sentence of a rule with its addresses is longer than most terminals are wide.
    private static IEnumerable<string> Wrapped(string line)
    {
        while (line.Length > Width && line.LastIndexOf(' ', Width) is > Indent and var space)
        {
            yield return line[..space];
            line = new string(' ', Indent) + line[(space + 1)..];
        }

        yield return line;
    }

    private static string Source(LogRule rule) => rule.Promise > 0 ? $" (promise {rule.Promise})" : string.Empty;
}
