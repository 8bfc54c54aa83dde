using Mutation.Scores;
using Mutation.Trials;
using Verify.Display;

namespace Verify.Strength;

/// <summary>The outcome of <c>verify defects</c>.</summary>
/// <param name="Job">What ran.</param>
/// <param name="Results">The result of each entry.</param>
/// <param name="Saved">Lines that report scenarios shorter than the known ones.</param>
/// <param name="Stopped">Whether it was stopped early.</param>
internal sealed record DefectsOutcome(
    DefectsJob Job, IReadOnlyList<DefectResult> Results, IReadOnlyList<string> Saved, bool Stopped)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    /// <summary>Whether every result is as expected.</summary>
    public bool AsExpected => !Results.SelectMany(result => result.Complaints).Any();

    /// <summary>Prints the table, a summary and the verdict, or a JSON document.</summary>
    /// <returns>The exit code.</returns>
    public int Print(Surroundings around, bool json)
    {
        if (json)
            DefectsJson.Print(around.Output, this);
        else
            Print(around);
        return AsExpected ? ExitCode.Held : ExitCode.Found;
    }

    private static bool IsShort(Trial trial, DefectResult result) => trial.ShrunkLength <= result.Known?.Length + 1;

    private void Print(Surroundings around)
    {
        if (Results.Count > 0)
            DefectsTable.Print(around, Results);
        foreach (var line in Summary().Concat(Saved).Concat(Complaints()))
            around.Output.WriteLine(OneLine.Of(line));
        var verdict = AsExpected ? "All as expected." : "Checks failed; see above.";
        around.Output.WriteLine(Stopped
            ? $"Interrupted; {Results.Count} of {Wording.Count(Job.Defects.Count, "entry", "entries")} ran to the end."
            : verdict);
    }

    private IEnumerable<string> Summary()
    {
        DefectResult[] defects = [.. Results.Where(result => !result.Defect.IsCanary)];
        if (defects.Length == 0)
            yield break;
        var everywhere = defects.Count(result => result.Detections.Count == result.Trials.Count);
        var soon = defects.Count(result => result.SpreadOf(trial => trial.Report.Seconds)?.Median < Soon.TotalSeconds);
        var detections = defects.Sum(result => result.Detections.Count);
        var shortly = defects.Sum(result => result.Detections.Count(trial => IsShort(trial, result)));
        yield return $"detected in every trial: {everywhere} of {defects.Length} defects; "
            + $"in under {Soon.TotalSeconds:0} s by the median: {soon} of {defects.Length}; "
            + $"shrunk to at most one command more than known: {shortly} of {detections} trials";
    }

    private IEnumerable<string> Complaints() => Results.SelectMany(
        result => result.Complaints.Select(complaint => $"{result.Defect.FullName}: {complaint}"));
}
