using System.Diagnostics;
using Isolation;
using Lockstep.Platforms;

namespace Verify.Job;

/// <summary>Runs the generated scenarios of a seed until the time is up, or the last batch ran.</summary>
/// <param name="order">What to run.</param>
/// <param name="rowOf">The name of a platform's row; platforms may share one.</param>
/// <param name="time">The time limit; null if the number of batches is the limit.</param>
/// <param name="totals">Receives the results.</param>
/// <param name="view">Displays progress.</param>
internal sealed class GeneratedRuns(
    SearchOrder order, Func<string, string> rowOf, TimeSpan? time, Totals totals, IProgressView view) : ISearchView
{
    private readonly Stopwatch _clock = new();

    /// <summary>The name of a platform's row.</summary>
    public static string RowOf(string platform) => $"generated {platform}";

    /// <summary>Runs them.</summary>
    public void Run(IJudge judge, CancellationToken stop)
    {
        _clock.Start();
        judge.Search(order, this, stop);
    }

    void ISearchView.Ran(IReadOnlyList<PlatformCount> counts)
    {
        var rows = counts.GroupBy(count => rowOf(count.Platform), StringComparer.Ordinal).Select(row => new Row(
            row.Key,
            row.Sum(count => count.Scenarios),
            row.Sum(count => count.Commands),
            row.Sum(count => count.Idle),
            Findings: row.Sum(count => count.Findings)));
        view.Generated(_clock.Elapsed, time, totals.Replace(rows));
    }

    void ISearchView.Failed(SearchFailure failure)
    {
        var scenario = order.ScenarioAt(failure.Batch, failure.Index);
        totals.Keep(new Failure(rowOf(Hypervisors.NameOf(scenario.Platform)), scenario, failure.Found));
    }
}
