using Mutation.Scores;
using Verify.Display;

namespace Verify.Strength;

/// <summary>The outcome of <c>verify mutation</c>.</summary>
/// <param name="Rows">The row of each target that ran to its end.</param>
/// <param name="Findings">Why canaries, ledger or scores do not pass.</param>
internal sealed record ScoreOutcome(IReadOnlyList<ScoreRow> Rows, IReadOnlyList<DocumentFinding> Findings)
{
    /// <summary>The outcome of runs.</summary>
    public static ScoreOutcome Of(IReadOnlyList<Summary> summaries) => new(
        [.. summaries.Select(ScoreRow.Of)],
        [.. summaries.SelectMany(summary => summary.Problems.Select(problem => FindingOf(summary, problem)))]);

    /// <summary>Prints the table and the verdict, or a JSON document.</summary>
    /// <returns>The exit code.</returns>
    public int Print(ResultPrinter printer) => printer.Print(
        Rows, Findings, Findings.Count == 0 ? Ending.Held : Ending.Found, output => Print(printer, output));

    private static DocumentFinding FindingOf(Summary summary, string problem) => new(summary.Target.Name, problem)
    {
        File = summary.Proposal is null ? summary.Report : summary.ProposalFile,
        Report = $"{summary.Target.Name}: {problem}\n",
    };

    private void Print(ResultPrinter printer, TextWriter output)
    {
        if (Rows.Count > 0)
            ScoreTable.Print(printer.Around, [.. Rows.Select(row => (row, FindingsOf(row).Count == 0))]);
        foreach (var line in Rows.SelectMany(Lines))
            output.WriteLine(OneLine.Of(line));
        var verdict = Findings.Count == 0 ? "All checks passed." : "Checks failed; see above.";
        output.WriteLine(printer.Stopped
            ? $"Interrupted; {Wording.Count(Rows.Count, "target")} ran to the end."
            : verdict);
    }

    private IEnumerable<string> Lines(ScoreRow row)
    {
        if (row.Mutants is null)
            yield return $"{row.Name}: no score: a canary check failed, so no other verdict can be trusted";
        foreach (var mutant in row.Unexplained)
            yield return $"{row.Name}: timed out, counted as survived: {mutant}";
        var findings = FindingsOf(row);
        foreach (var finding in findings)
            yield return $"{row.Name}: problem: {finding.Kind}";
        if (row.Mutants is not null && findings is [{ File: { } proposal }, ..])
            yield return $"{row.Name}: proposed ledger: {proposal}";
    }

    private IReadOnlyList<DocumentFinding> FindingsOf(ScoreRow row) =>
        [.. Findings.Where(finding => finding.Where == row.Name)];
}
