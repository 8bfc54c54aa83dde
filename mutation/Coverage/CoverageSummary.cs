namespace Mutation.Coverage;

/// <summary>A coverage report compared with the ledger of uncovered code.</summary>
/// <param name="Folders">The coverage of each folder.</param>
/// <param name="Gaps">Uncovered code, whether in the ledger or not.</param>
/// <param name="Problems">Problems, one per line.</param>
public sealed record CoverageSummary(
    IReadOnlyList<FolderCoverage> Folders, IReadOnlyList<Gap> Gaps, IReadOnlyList<string> Problems)
{
    private static readonly string[] Judged = ["src/MemoryModel", "src/Reference"];

    /// <summary>Whether everything is covered except what the ledger excuses.</summary>
    public bool Holds => Problems.Count == 0;

    /// <summary>Judges a report.</summary>
    /// <exception cref="StrengthError">A file is missing or malformed.</exception>
    public static CoverageSummary Of(string report, string ledger, string checkout)
    {
        var lines = CoverageReport.Read(report)
            .Where(line => Judged.Any(folder => FolderCoverage.IsIn(folder, line))).ToList();
        var folders = Judged.Select(folder => FolderCoverage.Of(folder, lines)).ToList();

        // A report of other folders would have no gaps at all.
        if (folders.Find(folder => folder.Lines == 0) is { } empty)
            throw new StrengthError($"{report}: the report has no line of {empty.Folder}");
        var gaps = Gap.In(lines, checkout).ToList();
        return new CoverageSummary(folders, gaps, [.. UncoveredLedger.Read(ledger).Problems(gaps)]);
    }

    /// <summary>The summary as lines of text.</summary>
    public IEnumerable<string> Lines() =>
        Folders.Select(folder => $"{folder}")
            .Concat(Gaps.Select(gap => $"{gap}"))
            .Concat(Problems.Select(problem => $"problem: {problem}"));
}
