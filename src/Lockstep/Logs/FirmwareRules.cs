using Lockstep.Safety;

namespace Lockstep.Logs;

/// <summary>The safety rules that a firmware's log can decide: those whose events its lines are.</summary>
internal static class FirmwareRules
{
    /// <summary>The events that the lines are.</summary>
    public const EventKinds Emitted =
        EventKinds.Shared | EventKinds.Unshared | EventKinds.Allocated | EventKinds.Freed | EventKinds.OperationBegan
        | EventKinds.OperationEnded | EventKinds.Closed | EventKinds.PayloadEntered;

    /// <summary>With a known granule, each region that is shared must be made of whole ones.</summary>
    public static readonly LogRule WholeGranules =
        new("whole-granules", 5, "Every region that is shared is made of whole granules.");

    /// <summary>The safety rules. What a bounce buffer is for is in no line.</summary>
    public static readonly SafetyRule[] All =
        [.. SafetyRule.All.Where(rule => rule.CanJudge(Emitted) && rule is not ReturnedAsLent)];

    /// <summary>The rules as those of a log, by name.</summary>
    public static readonly IReadOnlyDictionary<string, LogRule> ByName = All.ToDictionary(
        rule => rule.Name, rule => new LogRule(rule.Name, rule.Promise, rule.Sentence), StringComparer.Ordinal);
}
