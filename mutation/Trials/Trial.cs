using Lockstep.Scenarios;

namespace Mutation.Trials;

/// <summary>One trial of one defect.</summary>
/// <param name="Seed">The seed of its scenarios.</param>
/// <param name="Report">What the worker said.</param>
/// <param name="Reached">Whether the changed code ran.</param>
/// <param name="Triggered">Whether its effect happened.</param>
/// <param name="Shrunk">The shrunk scenario; null where nothing was detected.</param>
/// <param name="ShrunkHolds">Whether the shrunk scenario holds on the production code as it is.</param>
public sealed record Trial(
    ulong Seed, TrialReport Report, bool Reached, bool Triggered, Scenario? Shrunk, bool ShrunkHolds)
{
    /// <summary>Whether a check failed.</summary>
    public bool Detected => Report.IsDetection;

    /// <summary>Commands of the shrunk scenario; null where there is none.</summary>
    public int? ShrunkLength => Shrunk?.Commands.Length;
}
