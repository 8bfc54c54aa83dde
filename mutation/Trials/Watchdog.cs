using System.Diagnostics;
using Lockstep;
using Lockstep.Judging;
using Lockstep.Subjects;

namespace Mutation.Trials;

/// <summary>
/// Runs scenarios, and notices one that does not end. .NET cannot interrupt it: whoever is told reports it and ends
/// the process.
/// </summary>
internal sealed class Watchdog
{
    // A scenario takes milliseconds. A processor's time counts, because a busy machine makes anything wait; the
    // clock counts only for one that waits for itself.
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly ISubjectFactory _subjects;
    private readonly Action<Scenario> _tell;
    private volatile Scenario? _running;

    /// <summary>Begins to watch.</summary>
    /// <param name="subjects">Makes the implementation under test.</param>
    /// <param name="tell">Told, once, of a scenario that does not end.</param>
    public Watchdog(ISubjectFactory subjects, Action<Scenario> tell)
    {
        _subjects = subjects;
        _tell = tell;
        new Thread(Watch) { IsBackground = true, Name = "watchdog" }.Start();
    }

    /// <summary>Runs a scenario under watch.</summary>
    public RunResult Run(Scenario scenario)
    {
        // A copy of its own, so that the same scenario run again is another run.
        _running = scenario with { };
        var result = Judge.Run(scenario, _subjects);
        _running = null;
        return result;
    }

    private static TimeSpan Spent() => Environment.CpuUsage.TotalTime;

    private void Watch()
    {
        var clock = Stopwatch.StartNew();
        var spent = Spent();
        Scenario? seen = null;
        while (true)
        {
            Thread.Sleep(Tick);
            var running = _running;
            if (running is null || !ReferenceEquals(running, seen))
            {
                seen = running;
                spent = Spent();
                clock.Restart();
            }
            else if (Spent() - spent > Busy || clock.Elapsed > Idle)
            {
                _tell(running);
                return;
            }
        }
    }
}
