using Lockstep.Scenarios;

namespace Mutation.Trials;

/// <summary>One trial of one defect.</summary>
/// <param name="Seed">The seed of its scenarios.</param>
/// <param name="Report">The report of the worker.</param>
/// <param name="Reached">Whether the changed code ran.</param>
/// <param name="Triggered">Whether its effect occurred.</param>
/// <param name="Shrunk">The shrunk scenario; null if nothing was detected.</param>
/// <param name="ShrunkHolds">Whether the shrunk scenario holds on the unpatched code.</param>
public sealed record Trial(
    ulong Seed, TrialReport Report, bool Reached, bool Triggered, Scenario? Shrunk, bool ShrunkHolds)
{
    /// <summary>Whether a check failed.</summary>
    public bool Detected => Report.IsDetection;

    /// <summary>The length of the shrunk scenario in commands, if any.</summary>
    public int? ShrunkLength => Shrunk?.Commands.Length;
}
