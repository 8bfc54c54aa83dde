using System.Diagnostics;
using Processes;

namespace Properties.Suite;

/// <summary>
/// Ends the process, with the names of the tests that still run, if they do not end by themselves. Limits are of CPU
/// time: on a loaded machine the clock says little.
/// </summary>
internal sealed class LastResort : IDisposable
{
    /// <summary>The exit code; the test platform uses lower ones.</summary>
    private const int ExitCode = 70;

    // A run takes three minutes of this process.
    private static readonly TimeSpan Whole = TimeSpan.FromMinutes(8);

    // Between the ends of two tests; the longest takes half a minute.
    private static readonly RunLimits Between = new(Busy: TimeSpan.FromMinutes(4), Idle: TimeSpan.FromMinutes(8));

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Progress _progress;
    private readonly ManualResetEventSlim _disposed = new();

    public LastResort(Progress progress)
    {
        _progress = progress;
        if (SuiteRun.IsWatched)
            new Thread(Watch) { IsBackground = true, Name = "last resort", Priority = ThreadPriority.Highest }.Start();
    }

    public void Dispose() => _disposed.Set();

    private void Watch()
    {
        var clock = Stopwatch.StartNew();
        var start = Environment.CpuUsage.TotalTime;
        var detector = new HangDetector(Between);
        while (!_disposed.Wait(Tick))
        {
            var spent = Environment.CpuUsage.TotalTime - start;
            if (spent > Whole)
                Exit($"they have used {Text(spent)} of CPU time, far more than usual");
            else if (detector.HasHung(1 + _progress.Ended, spent, clock.Elapsed))
                Exit($"none has ended for {Text(Between.Busy)} of CPU time, or for {Text(Between.Idle)}");
        }

        _disposed.Dispose();
    }

    private static string Text(TimeSpan time) => $"{time.TotalMinutes:0} min";

    private void Exit(string reason)
    {
        Console.Error.WriteLine($"""
            The tests do not end: {reason}. Still running:
              {string.Join("\n  ", _progress.Running)}
            {_progress.Ended} tests have ended, {_progress.Failures.Count} of them failed:
              {string.Join("\n  ", _progress.Failures)}
            """);
        new Thread(static () =>
        {
            Thread.Sleep(Patience);
            Process.GetCurrentProcess().Kill();
        }) { IsBackground = true, Name = "very last resort" }.Start();
        Environment.Exit(ExitCode);
    }
}
