using System.Collections.Immutable;
using Isolation;
using Lockstep.Scenarios;

namespace Verify.Job;

/// <summary>A named scenario to run: of the recorded workload, or from a file.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="SharingAtEveryCall">Hypercalls of a design that shares at every call; null if unknown.</param>
/// <param name="Expected">The recorded result of each allocation; empty if none was recorded.</param>
internal sealed record Input(
    string Name, Scenario Scenario, long? SharingAtEveryCall, ImmutableArray<ulong?> Expected)
{
    /// <summary>Where its commands stand.</summary>
    public SourceLines Source { get; init; } = new(Name, []);

    /// <summary>Runs it in lockstep, and compares its decisions with the recorded ones, if any.</summary>
    /// <returns>The report of the run.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public RunReport Run(IJudge judge, Totals totals, CancellationToken stop)
    {
        var report = judge.Run(new RunOrder(Scenario) { Expected = Expected }, stop);
        totals.Count(Name, report, SharingAtEveryCall is not null);
        if (report.Found is { } found)
            totals.Add(new Failure(Name, Scenario, found));
        return report;
    }
}
