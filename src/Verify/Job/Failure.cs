using Lockstep.Judging;
using Lockstep.Scenarios;

namespace Verify.Job;

/// <summary>A scenario that failed.</summary>
/// <param name="Where">The row of the table.</param>
/// <param name="Scenario">The scenario as it ran.</param>
/// <param name="Finding">The first step that failed.</param>
internal sealed record Failure(string Where, Scenario Scenario, Finding Finding)
{
    /// <summary>
    /// Whether both sides agree and only the recording differs. Such a failure cannot be shrunk, because each decision
    /// depends on all that was recorded before it.
    /// </summary>
    public bool IsAgainstRecording => Finding.Differences is [{ What: RecordedDecisions.What }];

    /// <summary>Whether another failure is of the same kind in the same row.</summary>
    public bool IsLike(Failure other) =>
        string.Equals(Where, other.Where, StringComparison.Ordinal)
        && string.Equals(Finding.Kind, other.Finding.Kind, StringComparison.Ordinal);
}
