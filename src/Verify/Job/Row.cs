using Lockstep.Judging;
using Verify.Display;

namespace Verify.Job;

/// <summary>A row of the table: what ran, and its results.</summary>
/// <param name="Name">What ran.</param>
/// <param name="Scenarios">Scenarios run.</param>
/// <param name="Commands">Commands executed on both sides and compared.</param>
/// <param name="Idle">Commands without effect.</param>
/// <param name="Hypercalls">Hypercalls of the implementation; null if there is nothing to compare with.</param>
/// <param name="SharingAtEveryCall">Hypercalls of a design that shares at every call; null if unknown.</param>
/// <param name="Findings">Scenarios that failed.</param>
internal sealed record Row(
    string Name,
    long Scenarios = 0,
    long Commands = 0,
    long Idle = 0,
    long? Hypercalls = null,
    long? SharingAtEveryCall = null,
    long Findings = 0)
{
    /// <summary>The sum of rows as text.</summary>
    public static string Sum(IReadOnlyList<Row> rows) =>
        $"{Wording.Count(rows.Sum(row => row.Scenarios), "scenario")}, "
        + $"{Wording.Count(rows.Sum(row => row.Commands), "command")}, "
        + Wording.Count(rows.Sum(row => row.Findings), "finding");
}
