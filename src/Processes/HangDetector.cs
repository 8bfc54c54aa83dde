namespace Processes;

/// <summary>How long a single run may take before it counts as hung.</summary>
/// <param name="Busy">
/// The most processor time. It is what counts first, because on a loaded machine everything waits.
/// </param>
/// <param name="Idle">The longest time by the clock, for a run that waits for something that never happens.</param>
public sealed record RunLimits(TimeSpan Busy, TimeSpan Idle);

/// <summary>Decides from a series of observations whether a run hangs.</summary>
/// <param name="limits">What one run may take.</param>
public sealed class HangDetector(RunLimits limits)
{
    private long _run = -1;
    private TimeSpan _processorTime;
    private TimeSpan _since;

    /// <summary>Whether the current run hangs; call it regularly.</summary>
    /// <param name="run">
    /// The number of the current run, from 1. At 0 none has begun: start-up may use any processor time, and only the
    /// clock counts.
    /// </param>
    /// <param name="processorTime">The processor time used so far, by this run and those before it.</param>
    /// <param name="now">The time by a clock.</param>
    public bool HasHung(long run, TimeSpan processorTime, TimeSpan now)
    {
        if (run == _run)
            return (run > 0 && processorTime - _processorTime > limits.Busy) || now - _since > limits.Idle;
        (_run, _processorTime, _since) = (run, processorTime, now);
        return false;
    }
}
