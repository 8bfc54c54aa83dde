using Isolation;
using Lockstep.Scenarios;

namespace Verify.Job;

/// <summary>A scenario that failed.</summary>
/// <param name="Where">The row of the table.</param>
/// <param name="Scenario">The scenario as it ran.</param>
/// <param name="Found">The first step that failed.</param>
internal sealed record Failure(string Where, Scenario Scenario, FoundStep Found)
{
    /// <summary>Whether another failure is of the same kind in the same row.</summary>
    public bool IsLike(Failure other) =>
        string.Equals(Where, other.Where, StringComparison.Ordinal)
        && string.Equals(Found.Kind, other.Found.Kind, StringComparison.Ordinal);
}
