using System.Diagnostics;

namespace Processes;

/// <summary>
/// Watches runs in this process and reports each that hangs. .NET cannot interrupt a thread: whoever is told reports
/// the run and ends the process, or leaves that thread behind.
/// </summary>
/// <typeparam name="T">What runs: a scenario, an input.</typeparam>
public sealed class Watchdog<T> : IDisposable
    where T : class
{
    private readonly RunLimits _limits;
    private readonly Action<T> _hung;
    private readonly Lock _lock = new();
    private readonly HashSet<WatchedRun> _running = [];
    private readonly ManualResetEventSlim _disposed = new();

    /// <summary>Begins to watch.</summary>
    /// <param name="limits">What one run may take.</param>
    /// <param name="hung">Told, on the watchdog's thread, once of each run that hangs.</param>
    public Watchdog(RunLimits limits, Action<T> hung)
    {
        (_limits, _hung) = (limits, hung);
        new Thread(Watch) { IsBackground = true, Name = "watchdog" }.Start();
    }

    /// <summary>Runs something under watch; several threads may do so at a time.</summary>
    /// <param name="item">What runs.</param>
    /// <param name="run">Runs it.</param>
    public TResult Run<TResult>(T item, Func<T, TResult> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var watched = new WatchedRun(item, new HangDetector(_limits));
        lock (_lock)
            _running.Add(watched);
        try
        {
            return run(item);
        }
        finally
        {
            lock (_lock)
                _running.Remove(watched);
        }
    }

    /// <summary>Ends the watch.</summary>
    public void Dispose() => _disposed.Set();

    // .NET measures the processor time of the whole process. A run gets its fair share of that: a thread that never
    // waits uses at least as much as the average of those that run beside it.
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
                hung = [.. _running.Where(run => run.Detector.HasHung(1, share, clock.Elapsed))];
                _running.ExceptWith(hung);
            }

            before = spent;
            foreach (var run in hung)
                _hung(run.Item);
        }

        _disposed.Dispose();
    }

    private sealed class WatchedRun(T item, HangDetector detector)
    {
        public T Item { get; } = item;

        public HangDetector Detector { get; } = detector;
    }
}
