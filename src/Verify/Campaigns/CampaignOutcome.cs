using Fuzz.Campaigns;
using Fuzz.Engines;
using MemoryModel;
using Verify.Display;

namespace Verify.Campaigns;

/// <summary>The outcome of <c>verify campaign</c>.</summary>
/// <param name="Order">The request.</param>
/// <param name="Result">The result.</param>
/// <param name="Findings">The findings that are new.</param>
internal sealed record CampaignOutcome(
    CampaignOrder Order, CampaignResult Result, IReadOnlyList<DocumentFinding> Findings)
{
    private static string Blindness => $"the planted bug was not found in {Campaign.CanaryTime.TotalSeconds:0} s";

    /// <summary>Prints a table and the verdict, or a JSON document.</summary>
    /// <returns>The exit code.</returns>
    public int Print(ResultPrinter printer)
    {
        if (Result.Canary is null && !printer.Stopped)
        {
            return printer.Print([], [new DocumentFinding("canary", Blindness)], Ending.Found, output =>
                output.WriteLine($"BLIND: {Blindness}; no target was run."));
        }

        IRow[] rows = [.. Result.Phases.Select(PhaseRow.Of)];
        DocumentFinding[] findings = [.. Findings, .. Result.Phases.SelectMany(Unexplained)];
        return printer.Print(rows, findings, Holds ? Ending.Held : Ending.Found, output => Print(printer, output));
    }

    // What is wrong with a target besides its new findings.
    private static IEnumerable<DocumentFinding> Unexplained(PhaseResult phase)
    {
        if (phase.GaveUp is { } reason)
            yield return new DocumentFinding(phase.Target, $"gave up: {reason}");
        if (phase.Unexplained > 0)
            yield return new DocumentFinding(phase.Target, "failing inputs not explained yet");
        if (phase.Repeated > 0)
            yield return new DocumentFinding(phase.Target, "failing inputs of known causes");
    }

    private void Print(ResultPrinter printer, TextWriter output)
    {
        if (Result.Phases.Count > 0)
            TableFrame.Print(printer.Around, CampaignTable.Of(Result.Phases));
        output.WriteLine(Wording.Verdict(
            Holds ? printer.Stopped ? "no finding in what ran." : "All held." : Faults, printer.Stopped));
    }

    private bool Holds => Result.Findings + Result.Unexplained + Result.Repeated + Result.GivenUp.Count == 0;

    private string Faults => string.Concat(
        Result.GivenUp.Count == 0 ? "" : $"Gave up on {string.Join(", ", Result.GivenUp)}: workers die at once. ",
        Result.Unexplained == 0 ? "" : $"{Wording.Count(Result.Unexplained, "failing input")} not explained yet, and ",
        Result.Repeated == 0 ? "" : $"{Wording.Count(Result.Repeated, "failing input")} of known causes, and ",
        $"{Wording.Count(Result.Findings, "finding")}; see {OneLine.Of(Path.Combine(Order.Folder, "findings"))}");
}
