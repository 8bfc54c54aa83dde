using Lockstep.Judging;
using Verify.Display;

namespace Verify.Job;

/// <summary>A row of the table: what ran, and what it came to.</summary>
/// <param name="Name">What ran.</param>
/// <param name="Scenarios">Scenarios run.</param>
/// <param name="Commands">Commands carried out on both sides and compared.</param>
/// <param name="Idle">Commands that did nothing.</param>
/// <param name="Hypercalls">Hypercalls that the implementation made; null where they compare with
/// nothing.</param>
/// <param name="SharingAtEveryCall">Those of a design that shares at every call; null where none is
/// known.</param>
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
    /// <summary>The sum of rows in words.</summary>
    public static string Sum(IReadOnlyList<Row> rows) =>
        $"{Wording.Count(rows.Sum(row => row.Scenarios), "scenario")}, "
        + $"{Wording.Count(rows.Sum(row => row.Commands), "command")}, "
        + Wording.Count(rows.Sum(row => row.Findings), "finding");
}
