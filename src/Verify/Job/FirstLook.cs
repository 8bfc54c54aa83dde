using Isolation;
using Lockstep.Judging;
using Verify.Display;

namespace Verify.Job;

/// <summary>A finding in a file as it stands, before anything is minimised: its line, and what differs there.</summary>
internal static class FirstLook
{
    /// <summary>The line.</summary>
    public static string At(Input input, FoundStep found) => OneLine.Of(
        found.Unviolated is { } rule && input.Source.Violations.TryGetValue(rule, out var line)
            ? $"{input.Source.File}:{line.Number}: {line.Text}"
            : $"{input.Source.PlaceOf(found.Step)}: {input.Source.LineOf(found.Step)?.Text ?? found.Command}");

    /// <summary>The line and what differs, without a line end.</summary>
    public static string Of(Input input, FoundStep found, string subject) =>
        $"{At(input, found)}\n{Report.OfDifferences(found.Context, found.Differences, subject).TrimEnd('\n')}";
}
