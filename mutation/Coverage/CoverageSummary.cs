namespace Mutation.Coverage;

/// <summary>A coverage report compared with the ledger of uncovered code.</summary>
/// <param name="Folders">How much of each folder was reached.</param>
/// <param name="Gaps">What was not reached, in the ledger or not.</param>
/// <param name="Problems">What is wrong, each in a line.</param>
public sealed record CoverageSummary(
    IReadOnlyList<FolderCoverage> Folders, IReadOnlyList<Gap> Gaps, IReadOnlyList<string> Problems)
{
    private static readonly string[] Judged = ["src/MemoryModel", "src/Reference"];

    /// <summary>Whether all is covered but what the ledger excuses.</summary>
    public bool Holds => Problems.Count == 0;

    /// <summary>Judges a report.</summary>
    /// <param name="report">The collector's report.</param>
    /// <param name="ledger">The ledger of uncovered code.</param>
    /// <param name="checkout">The top of the checkout, where the code is.</param>
    /// <exception cref="StrengthError">A file cannot be used.</exception>
    public static CoverageSummary Of(string report, string ledger, string checkout)
    {
        var lines = CoverageReport.Read(report)
            .Where(line => Judged.Any(folder => FolderCoverage.IsIn(folder, line))).ToList();
        var folders = Judged.Select(folder => FolderCoverage.Of(folder, lines)).ToList();

        // A report that looked elsewhere would have no gap at all.
        if (folders.Find(folder => folder.Lines == 0) is { } empty)
            throw new StrengthError($"{report}: the report has no line of {empty.Folder}");
        var gaps = Gap.In(lines, checkout).ToList();
        return new CoverageSummary(folders, gaps, [.. UncoveredLedger.Read(ledger).Problems(gaps)]);
    }

    /// <summary>The summary in lines of plain text.</summary>
    public IEnumerable<string> Lines() =>
        Folders.Select(folder => $"{folder}")
            .Concat(Gaps.Select(gap => $"{gap}"))
            .Concat(Problems.Select(problem => $"problem: {problem}"));
}
