namespace Processes;

/// <summary>
/// The steps of a watched run, as its thread reports them. Each step has the limits of the watchdog, prolonged by an
/// allowance; the whole run has twice the CPU time, prolonged by the allowances of all its steps.
/// </summary>
public sealed class StepClock
{
    private static readonly TimeSpan PerStep = TimeSpan.FromMilliseconds(1);

    private readonly HangDetector _step;
    private readonly HangDetector _whole;
    private long _number = 1;
    private long _allowance;
    private long _total;

    internal StepClock(RunLimits limits)
    {
        _step = new HangDetector(limits);

        // Many steps may wait for a processor for any time.
        _whole = new HangDetector(new RunLimits(limits.Busy * 2, TimeSpan.FromDays(1)));
    }

    /// <summary>A step begins. Called by the run's own thread.</summary>
    /// <param name="allowance">CPU time that it may take beyond that of any step.</param>
    public void Begin(TimeSpan allowance)
    {
        Volatile.Write(ref _allowance, allowance.Ticks);
        Volatile.Write(ref _total, _total + allowance.Ticks + PerStep.Ticks);
        Volatile.Write(ref _number, _number + 1);
    }

    /// <summary>Whether a step or the whole run has hung; called periodically by the watchdog.</summary>
    /// <param name="processorTime">The CPU time used so far, by this run and all before it.</param>
    /// <param name="now">The time on a monotonic clock.</param>
    internal bool HasHung(TimeSpan processorTime, TimeSpan now) =>
        _step.HasHung(Volatile.Read(ref _number), processorTime, now, new TimeSpan(Volatile.Read(ref _allowance)))
        | _whole.HasHung(1, processorTime, now, new TimeSpan(Volatile.Read(ref _total)));
}
