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
/// <param name="NotServed">Calls that a recorded driver was served and that fail here; null for no recording.</param>
/// <param name="Findings">Scenarios that failed.</param>
internal sealed record Row(
    string Name,
    long Scenarios = 0,
    long Commands = 0,
    long Idle = 0,
    long? Hypercalls = null,
    long? SharingAtEveryCall = null,
    long? NotServed = null,
    long Findings = 0) : IRow
{
    bool IRow.HasRun => Scenarios > 0;

    /// <summary>Whether scenarios ran without a single command: nothing was checked.</summary>
    internal bool IsEmpty => Scenarios > 0 && Commands == 0;

    /// <summary>The number of commands that ran, and of how many if some were idle.</summary>
    internal string Ran => Idle == 0 ? $"{Commands:N0}" : $"{Commands:N0} of {Commands + Idle:N0}";

    /// <summary>The result of one input in a few words.</summary>
    internal string Verdict =>
        (Findings > 0 ? "FAILED" : IsEmpty ? "NOTHING RAN" : NotServed > 0 ? $"{NotServed:N0} NOT SERVED" : "held")
        + $", {Ran} {(Commands + Idle == 1 ? "command" : "commands")}";

    /// <summary>The row of several runs, which have the same name.</summary>
    public Row Plus(Row other) => this with
    {
        Scenarios = Scenarios + other.Scenarios,
        Commands = Commands + other.Commands,
        Idle = Idle + other.Idle,
        Hypercalls = Sum(Hypercalls, other.Hypercalls),
        SharingAtEveryCall = Sum(SharingAtEveryCall, other.SharingAtEveryCall),
        NotServed = Sum(NotServed, other.NotServed),
        Findings = Findings + other.Findings,
    };

    /// <summary>The sum of rows as text.</summary>
    public static string Sum(IReadOnlyList<Row> rows) =>
        $"{Wording.Count(rows.Sum(row => row.Scenarios), "scenario")}, "
        + $"{Wording.Count(rows.Sum(row => row.Commands), "command")}, "
        + Wording.Count(rows.Sum(row => row.Findings), "finding");

    private static long? Sum(long? left, long? right) => left is null ? right : left + (right ?? 0);
}
