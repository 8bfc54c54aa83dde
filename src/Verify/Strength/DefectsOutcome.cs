using Mutation.Scores;
using Mutation.Trials;
using Verify.Display;

namespace Verify.Strength;

/// <summary>The outcome of <c>verify defects</c>.</summary>
/// <param name="Rows">The row of each entry that ran to its end.</param>
/// <param name="Entries">The number of entries that should run.</param>
internal sealed record DefectsOutcome(IReadOnlyList<DefectRow> Rows, int Entries)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    /// <summary>Lines that report scenarios shorter than the known ones.</summary>
    public IReadOnlyList<string> Saved { get; init; } = [];

    /// <summary>Prints the table, a summary and the verdict, or a JSON document.</summary>
    /// <returns>The exit code.</returns>
    public int Print(ResultPrinter printer)
    {
        DocumentFinding[] findings = [.. Rows.SelectMany(row => row.Findings())];
        var ending = findings.Length == 0 ? Ending.Held : Ending.Found;
        return printer.Print(Rows, findings, ending, output => Print(printer, findings, output));
    }

    private static bool IsShort(TrialRow trial, DefectRow row) => trial.ShrunkLength <= row.KnownLength + 1;

    private void Print(ResultPrinter printer, DocumentFinding[] findings, TextWriter output)
    {
        if (Rows.Count > 0)
            DefectsTable.Print(printer.Around, Rows);
        var complaints = findings.Select(finding => $"{finding.Where}: {finding.Kind}");
        foreach (var line in Summary().Concat(Saved).Concat(complaints))
            output.WriteLine(OneLine.Of(line));
        var verdict = findings.Length == 0 ? "All as expected." : "Checks failed; see above.";
        output.WriteLine(printer.Stopped
            ? $"Interrupted; {Rows.Count} of {Wording.Count(Entries, "entry", "entries")} ran to the end."
            : verdict);
    }

    private IEnumerable<string> Summary()
    {
        DefectRow[] defects = [.. Rows.Where(row => !row.IsCanary)];
        if (defects.Length == 0)
            yield break;
        var everywhere = defects.Count(row => row.Detections.Count == row.Trials.Count);
        var soon = defects.Count(row => row.Seconds?.Median < Soon.TotalSeconds);
        var detections = defects.Sum(row => row.Detections.Count);
        var shortly = defects.Sum(row => row.Detections.Count(trial => IsShort(trial, row)));
        yield return $"detected in every trial: {everywhere} of {Wording.Count(defects.Length, "defect")}; "
            + $"in under {Soon.TotalSeconds:0} s by the median: {soon} of {defects.Length}; "
            + $"shrunk to at most one command more than known: {shortly} of {Wording.Count(detections, "trial")}";
    }
}
