using System.Collections.Immutable;
using Isolation;
using Lockstep.Judging;
using Lockstep.Scenarios;

namespace Verify.Job;

/// <summary>A named scenario to run: of the recorded workload, or from a file.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Scenario">The scenario.</param>
internal sealed record Input(string Name, Scenario Scenario)
{
    /// <summary>The recorded result of each allocation; empty if none was recorded.</summary>
    public ImmutableArray<ulong?> Expected { get; init; } = [];

    /// <summary>
    /// The steps, from 1, whose calls succeeded when a driver was recorded; empty for other scenarios.
    /// </summary>
    public ImmutableArray<int> Served { get; init; } = [];

    /// <summary>Where its commands stand.</summary>
    public SourceLines Source { get; init; } = new(Name, []);

    /// <summary>The order to run it.</summary>
    public RunOrder Order => new(Scenario) { Expected = Expected, WithRefusals = IsDriver };

    private bool IsDriver => Served.Length > 0;

    /// <summary>Runs it in lockstep, and compares its decisions with the recorded ones, if any.</summary>
    /// <returns>The report of the run.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public RunReport Run(IJudge judge, Totals totals, CancellationToken stop)
    {
        var report = judge.Run(Order, stop);
        totals.Count(RowOf(report));
        totals.KeepUnserved(StepLines.OfUnserved(this, report));
        if (report.Found is { } found)
            totals.Add(new Failure(Name, Scenario, found));
        return report;
    }

    /// <summary>The row of a run, without its failures.</summary>
    public Row RowOf(RunReport report)
    {
        var row = new Row(Name, 1, report.Commands, report.Idle);
        if (!IsDriver)
            return row;
        var sharing = SharingAtEveryCall.Hypercalls(Scenario, WasServed(report));
        return row with
        {
            Hypercalls = sharing is null ? null : report.Hypercalls,
            SharingAtEveryCall = sharing,
            NotServed = Unserved(report).Count(),
        };
    }

    /// <summary>The calls that succeeded when the driver was recorded, and fail here.</summary>
    public IEnumerable<RefusedStep> Unserved(RunReport report) =>
        report.Refused.Where(refused => Served.BinarySearch(refused.Step) >= 0);

    // A run ends at its first difference.
    private static Func<int, bool> WasServed(RunReport report)
    {
        HashSet<int> unserved = [.. report.Refused.Select(it => it.Step), .. report.IdleSteps.Select(it => it.Step)];
        return step => !unserved.Contains(step) && (report.Found is not { } found || step < found.Step);
    }
}
