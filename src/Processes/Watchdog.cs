using System.Diagnostics;

namespace Processes;

/// <summary>
/// Watches runs in this process and reports those that hang. .NET cannot interrupt a thread, so the handler has to
/// end the process or abandon the thread.
/// </summary>
/// <typeparam name="T">The work item: a scenario or an input.</typeparam>
public sealed class Watchdog<T> : IDisposable
    where T : class
{
    private readonly RunLimits _limits;
    private readonly Action<T> _hung;
    private readonly Lock _lock = new();
    private readonly HashSet<WatchedRun> _running = [];
    private readonly ManualResetEventSlim _disposed = new();

    /// <summary>Starts watching.</summary>
    /// <param name="limits">The limits of one run.</param>
    /// <param name="hung">Called once per hung run, on the watchdog's thread.</param>
    public Watchdog(RunLimits limits, Action<T> hung)
    {
        (_limits, _hung) = (limits, hung);
        new Thread(Watch) { IsBackground = true, Name = "watchdog" }.Start();
    }

    /// <summary>Runs a work item under watch. Thread-safe.</summary>
    /// <param name="item">The work item.</param>
    /// <param name="run">The function to run on it.</param>
    public TResult Run<TResult>(T item, Func<T, TResult> run) => Run(item, (it, _) => run(it));

    /// <summary>Runs a work item that reports its steps, each of which has the limits of a run. Thread-safe.</summary>
    /// <param name="item">The work item.</param>
    /// <param name="run">The function to run on it.</param>
    public TResult Run<TResult>(T item, Func<T, StepClock, TResult> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var watched = new WatchedRun(item, new StepClock(_limits));
        lock (_lock)
            _running.Add(watched);
        try
        {
            return run(item, watched.Clock);
        }
        finally
        {
            lock (_lock)
                _running.Remove(watched);
        }
    }

    /// <summary>Stops watching.</summary>
    public void Dispose() => _disposed.Set();

    // .NET measures only the CPU time of the whole process, so each run is charged an equal share: a busy thread uses
    // at least the average of all runs in progress.
    private void Watch()
    {
        var clock = Stopwatch.StartNew();
        var (share, before) = (TimeSpan.Zero, Environment.CpuUsage.TotalTime);
        while (!_disposed.Wait(_limits.Busy / 20))
        {
            var spent = Environment.CpuUsage.TotalTime;
            WatchedRun[] hung;
            lock (_lock)
            {
                share += (spent - before) / Math.Max(1, _running.Count);
                hung = [.. _running.Where(run => run.Clock.HasHung(share, clock.Elapsed))];
                _running.ExceptWith(hung);
            }

            before = spent;
            foreach (var run in hung)
                _hung(run.Item);
        }

        _disposed.Dispose();
    }

    private sealed class WatchedRun(T item, StepClock clock)
    {
        public T Item { get; } = item;

        public StepClock Clock { get; } = clock;
    }
}
