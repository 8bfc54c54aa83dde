using Lockstep.Judging;
using Lockstep.Scenarios;

namespace Isolation;

/// <summary>The result of a run, as plain data that crosses processes.</summary>
/// <param name="Commands">Commands executed on both sides and compared.</param>
/// <param name="Idle">Commands without effect.</param>
/// <param name="Hypercalls">Hypercalls of the subject.</param>
/// <param name="Found">The first step that failed; null if all held.</param>
public sealed record RunReport(int Commands, int Idle, long Hypercalls, FoundStep? Found)
{
    /// <summary>The report of a run of a scenario.</summary>
    internal static RunReport Of(RunResult result, Finding? finding, Func<Finding, string>? print) => new(
        result.Commands, result.Idle, result.Hypercalls, finding is null ? null : FoundStep.Of(finding, print));
}

/// <summary>The first step of a run that failed.</summary>
/// <param name="Step">The position of the command in the scenario, from 1.</param>
/// <param name="Command">The command as text.</param>
/// <param name="Differences">The differences; at least one.</param>
/// <param name="Text">The report for a reader; empty if it was not asked for.</param>
public sealed record FoundStep(int Step, string Command, IReadOnlyList<Difference> Differences, string Text)
{
    /// <summary>The kind of failure; equal for the same cause.</summary>
    public string Kind => Finding.KindOf(Differences);

    /// <summary>Whether both sides agree and only a recording differs.</summary>
    public bool IsAgainstRecording => Differences is [{ What: RecordedDecisions.What }];

    /// <summary>Whether it may have the same cause as another. What kills a process is unlike what does not.</summary>
    public bool IsLike(FoundStep other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (DeadRun.IsDeadly(this) || DeadRun.IsDeadly(other))
            return Kind == other.Kind;
        return Finding.AreAlike(Differences, other.Differences);
    }

    internal static FoundStep Of(Finding finding, Func<Finding, string>? print) => new(
        finding.Step,
        ScenarioText.Print(finding.Command),
        finding.Differences,
        print?.Invoke(finding) ?? string.Empty);
}
