using System.Diagnostics;

namespace Fuzz.Corpora;

/// <summary>
/// Ends this process where an input does not come to its end: 5 seconds of a processor, as in a worker, or a minute of
/// waiting. Whoever started the process sees it gone, and knows which input ran.
/// </summary>
internal static class Watchdog
{
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    private static long _runs;

    /// <summary>Begins to watch.</summary>
    public static void Start()
    {
        var watch = new Thread(Watch) { IsBackground = true };
        watch.Start();
    }

    /// <summary>An input begins, or has come to its end.</summary>
    public static void Restart() => Interlocked.Increment(ref _runs);

    // Between two inputs the process waits for its parent: that count is even.
    private static void Watch()
    {
        using var process = Process.GetCurrentProcess();
        var (seen, spent, since) = (0L, TimeSpan.Zero, Stopwatch.StartNew());
        while (true)
        {
            Thread.Sleep(Tick);
            process.Refresh();
            var runs = Interlocked.Read(ref _runs);
            if (runs != seen || runs % 2 == 0)
                (seen, spent, since) = (runs, process.TotalProcessorTime, Stopwatch.StartNew());
            else if (process.TotalProcessorTime - spent > Busy || since.Elapsed > Idle)
                process.Kill();
        }
    }
}
