using Lockstep.Logs;
using Verify.Display;

namespace Verify.Checking;

/// <summary>An offence in words.</summary>
internal static class OffenceText
{
    /// <summary>Lines, with a line end after the last.</summary>
    public static string Of(string log, LogOffence offence)
    {
        List<string> lines = [$"{log}:{offence.Line}: {offence.Text}".TrimEnd(' ', ':')];
        lines.Add($"  breaks {offence.Rule.Name}{Source(offence.Rule)}: {offence.Rule.Sentence}");
        lines.Add($"  {offence.Sentence}");
        lines.AddRange(offence.Conflicts.Select(it => $"  contradicts line {it.Line}, which {it.What}"));
        if (offence.LostLine is { } lost)
            lines.Add($"  unless the log lost {lost}");
        return string.Concat(lines.Select(line => OneLine.Of(line) + "\n"));
    }

    private static string Source(LogRule rule) => rule.Promise > 0 ? $" (promise {rule.Promise})" : string.Empty;
}
