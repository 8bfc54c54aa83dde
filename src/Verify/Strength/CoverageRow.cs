using Mutation.Coverage;
using Verify.Display;

namespace Verify.Strength;

/// <summary>The row of a folder whose coverage is judged.</summary>
/// <param name="Name">The folder.</param>
/// <param name="Reached">Covered lines.</param>
/// <param name="Lines">Executable lines.</param>
/// <param name="Taken">Branches taken.</param>
/// <param name="Branches">All branches.</param>
/// <param name="Gaps">Uncovered code, whether the ledger excuses it or not.</param>
internal sealed record CoverageRow(
    string Name, int Reached, int Lines, int Taken, int Branches, IReadOnlyList<string> Gaps) : IRow
{
    bool IRow.HasRun => true;

    /// <summary>The rows of a summary.</summary>
    public static IReadOnlyList<CoverageRow> Of(CoverageSummary summary) =>
    [
        .. summary.Folders.Select(folder => new CoverageRow(
            folder.Folder,
            folder.Reached,
            folder.Lines,
            folder.Taken,
            folder.Branches,
            [.. summary.Gaps.Where(gap => IsIn(folder.Folder, gap.File)).Select(gap => $"{gap}")])),
    ];

    /// <summary>The findings of a summary.</summary>
    public static IReadOnlyList<DocumentFinding> FindingsOf(CoverageSummary summary) =>
    [
        .. summary.Problems.Select(problem => new DocumentFinding(
            summary.Folders.FirstOrDefault(folder => IsIn(folder.Folder, problem))?.Folder ?? "ledger", problem)
        {
            Report = $"{problem}\n",
        }),
    ];

    private static bool IsIn(string folder, string file) => file.StartsWith($"{folder}/", StringComparison.Ordinal);
}
