using System.Diagnostics;
using Lockstep.Judging;
using Lockstep.Platforms;
using Lockstep.Scenarios;
using Verify.Display;

namespace Verify.Job;

/// <summary>Runs the generated scenarios of a seed on every processor until the time is up.</summary>
internal sealed class GeneratedRuns(ulong seed, TimeSpan time, Surroundings around, Totals totals)
{
    // More kinds of failure are no help to a developer; the time is better spent on shrinking.
    private const int EnoughKinds = 3;

    private static readonly HashSet<string> Names = [.. Hypervisors.Names.Select(RowOf)];

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch _clock = new();
    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private int _batches = -1;
    private volatile bool _enough;

    private bool IsOver => _enough || around.Stop.IsCancellationRequested || _clock.Elapsed >= time;

    /// <summary>The name of a platform's row.</summary>
    public static string RowOf(string platform) => $"generated {platform}";

    /// <summary>Runs them and reports progress.</summary>
    public void Run(IProgressView view)
    {
        _clock.Start();
        Task[] workers = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(Work))];
        while (!Task.WaitAll(workers, Tick))
            view.Generated(_clock.Elapsed, time, [.. totals.Rows.Where(row => Names.Contains(row.Name))]);
    }

    private void Work()
    {
        while (!IsOver)
        {
            foreach (var scenario in Batches.Scenarios(seed, Interlocked.Increment(ref _batches)))
            {
                if (IsOver)
                    return;
                RunOne(scenario);
            }
        }
    }

    private void RunOne(Scenario scenario)
    {
        var row = RowOf(Hypervisors.NameOf(scenario.Platform));
        var result = Judge.Run(scenario, around.Subjects);
        totals.Count(row, result);
        if (result.Finding is not { } finding)
            return;
        totals.Add(new Failure(row, scenario, finding));
        lock (_kinds)
        {
            _kinds.Add(finding.Kind);
            _enough = _kinds.Count >= EnoughKinds;
        }
    }
}
