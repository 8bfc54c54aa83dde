using System.Collections.Immutable;

namespace Lockstep.Judging;

/// <summary>The result of running one scenario.</summary>
/// <param name="Finding">The finding, or null.</param>
/// <param name="Commands">The number of commands executed on both sides and compared.</param>
/// <param name="Idle">The number of commands that did nothing because they do not apply.</param>
/// <param name="Hypercalls">The number of hypercalls that the subject made.</param>
public sealed record RunResult(Finding? Finding, int Commands, int Idle, long Hypercalls)
{
    /// <summary>The idle commands, in order.</summary>
    public ImmutableArray<IdleStep> IdleSteps { get; init; } = [];
}
