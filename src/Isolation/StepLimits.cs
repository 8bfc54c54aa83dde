using Processes;

namespace Isolation;

/// <summary>
/// What a step may cost. A step takes microseconds; one that takes seconds of CPU time is endless, or far slower than
/// the work that the model predicts for it.
/// </summary>
public static class StepLimits
{
    private static readonly TimeSpan PerUnit = TimeSpan.FromMicroseconds(100);

    /// <summary>The limits of a step without predicted work, just-in-time compilation included.</summary>
    public static RunLimits Base { get; } = new(Busy: TimeSpan.FromSeconds(2), Idle: TimeSpan.FromSeconds(60));

    /// <summary>The CPU time that a step may take beyond <see cref="Base"/>.</summary>
    /// <param name="work">The port calls, and pages filled or copied, that the model predicts.</param>
    public static TimeSpan AllowanceFor(int work) => work * PerUnit;
}
