namespace Processes;

/// <summary>How long a single run may take before it counts as hung.</summary>
/// <param name="Busy">
/// The maximum CPU time. It is the primary limit: on a loaded machine wall-clock time means little.
/// </param>
/// <param name="Idle">The maximum wall-clock time, for a run that waits for something that never happens.</param>
public sealed record RunLimits(TimeSpan Busy, TimeSpan Idle);

/// <summary>Detects hung runs from periodic observations.</summary>
/// <param name="limits">The limits of one run.</param>
public sealed class HangDetector(RunLimits limits)
{
    private long _run = -1;
    private TimeSpan _processorTime;
    private TimeSpan _since;

    /// <summary>Whether the current run has hung; call it periodically.</summary>
    /// <param name="run">
    /// The number of the current run, from 1. 0 means start-up, which may use any amount of CPU time; only the
    /// wall-clock limit applies.
    /// </param>
    /// <param name="processorTime">The CPU time used so far, by this run and all before it.</param>
    /// <param name="now">The time on a monotonic clock.</param>
    /// <param name="allowance">CPU time that the run may take beyond the limit.</param>
    public bool HasHung(long run, TimeSpan processorTime, TimeSpan now, TimeSpan allowance = default)
    {
        if (run == _run)
        {
            return (run > 0 && processorTime - _processorTime > limits.Busy + allowance)
                || now - _since > limits.Idle + allowance;
        }

        (_run, _processorTime, _since) = (run, processorTime, now);
        return false;
    }
}
