using System.Globalization;
using Lockstep.Notation.Text;

namespace Mutation.Coverage;

/// <summary>The coverage of a folder.</summary>
/// <param name="Folder">The folder, relative to the checkout.</param>
/// <param name="Reached">Covered lines.</param>
/// <param name="Lines">Executable lines.</param>
/// <param name="Taken">Branches taken.</param>
/// <param name="Branches">All branches.</param>
public sealed record FolderCoverage(string Folder, int Reached, int Lines, int Taken, int Branches)
{
    /// <summary>Sums the lines of a report that are in a folder.</summary>
    public static FolderCoverage Of(string folder, IEnumerable<CoveredLine> lines)
    {
        var inside = lines.Where(line => IsIn(folder, line)).ToList();
        return new FolderCoverage(
            folder,
            inside.Count(line => line.IsReached),
            inside.Count,
            inside.Sum(line => line.Taken),
            inside.Sum(line => line.Branches));
    }

    /// <summary>Whether a line belongs to a folder.</summary>
    public static bool IsIn(string folder, CoveredLine line) =>
        line.File.StartsWith($"{folder}/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Folder}: {Number(Reached)} of {CountText.Of(Lines, "line")} ({Percent(Reached, Lines)}), "
        + $"{Number(Taken)} of {CountText.Of(Branches, "branch", "branches")} ({Percent(Taken, Branches)})";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    // Truncated rather than rounded: only full coverage is 100 %.
    private static string Percent(int part, int all) =>
        string.Create(CultureInfo.InvariantCulture, $"{(all == 0 ? 100 : 1000L * part / all / 10.0):0.0} %");
}
