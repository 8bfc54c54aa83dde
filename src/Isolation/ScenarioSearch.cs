using System.Collections.Concurrent;
using System.Diagnostics;
using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Isolation;

/// <summary>Runs the generated scenarios of a seed on several threads until the time is up.</summary>
/// <param name="order">What to search.</param>
/// <param name="judge">Runs a scenario on a thread, under its number.</param>
internal sealed class ScenarioSearch(SearchOrder order, Func<int, long, Scenario, RunReport> judge)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly Stopwatch _clock = new();
    private readonly Dictionary<string, PlatformCount> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<(string Platform, string Kind)> _known = [];
    private readonly ConcurrentQueue<SearchFailure> _failures = [];
    private int _lastBatch = order.FirstBatch - 1;
    private volatile bool _enough;

    /// <summary>Runs them and reports progress on this thread.</summary>
    public void Run(ISearchView view, CancellationToken stop)
    {
        _clock.Start();
        Task[] workers = [.. Enumerable.Range(0, order.Threads).Select(thread => Task.Run(() => Work(thread, stop)))];
        bool isOver;
        do
        {
            isOver = Task.WaitAll(workers, Tick);
            while (_failures.TryDequeue(out var failure))
                view.Failed(failure);
            lock (_lock)
                view.Ran([.. _counts.Values]);
        }
        while (!isOver);
    }

    private void Work(int thread, CancellationToken stop)
    {
        bool IsOver() => _enough || stop.IsCancellationRequested || _clock.Elapsed >= order.Time;
        while (!IsOver() && NextBatch() is { } batch)
        {
            var index = 0;
            foreach (var scenario in order.ScenariosOf(batch))
            {
                if (IsOver())
                    return;
                Count(batch, index, scenario, judge(thread, Batches.NumberOf(batch, index), scenario));
                index++;
            }
        }
    }

    // Null after the last one.
    private int? NextBatch()
    {
        while (true)
        {
            var batch = Interlocked.Increment(ref _lastBatch);
            if (batch >= order.Batches)
                return null;
            if (order.Shard.Has(batch))
                return batch;
        }
    }

    private void Count(int batch, int index, Scenario scenario, RunReport report)
    {
        var platform = Hypervisors.NameOf(scenario.Platform);
        lock (_lock)
        {
            var sum = _counts.GetValueOrDefault(platform) ?? new PlatformCount(platform, 0, 0, 0, 0);
            _counts[platform] = sum with
            {
                Scenarios = sum.Scenarios + 1,
                Commands = sum.Commands + report.Commands,
                Idle = sum.Idle + report.Idle,
                Findings = sum.Findings + (report.Found is null ? 0 : 1),
            };
            if (report.Found is not { } found || !_known.Add((platform, found.Kind)))
                return;
            _failures.Enqueue(new SearchFailure(batch, index, found));
            _enough = _known.DistinctBy(one => one.Kind).Count() >= order.EnoughKinds;
        }
    }
}
