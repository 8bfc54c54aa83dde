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
    /// <summary>The idle commands, in order; none of a run that its process did not survive.</summary>
    public IReadOnlyList<IdleStep> IdleSteps { get; init; } = [];

    /// <summary>The steps that answered with an error, in order, if they were asked for.</summary>
    public IReadOnlyList<RefusedStep> Refused { get; init; } = [];

    /// <summary>The report of a run of a scenario.</summary>
    internal static RunReport Of(RunResult result, Finding? finding, Func<Finding, string>? print) =>
        new(result.Commands, result.Idle, result.Hypercalls, finding is null ? null : FoundStep.Of(finding, print))
        {
            IdleSteps = result.IdleSteps,
        };
}

/// <summary>The first step of a run that failed.</summary>
/// <param name="Step">The position of the command in the scenario, from 1.</param>
/// <param name="Command">The command as text.</param>
/// <param name="Differences">The differences; at least one.</param>
/// <param name="Text">The report for a reader; empty if it was not asked for.</param>
public sealed record FoundStep(int Step, string Command, IReadOnlyList<Difference> Differences, string Text)
{
    /// <summary>What a reader needs besides the differences: lines, or empty.</summary>
    public string Context { get; init; } = string.Empty;

    /// <inheritdoc cref="Finding.Unviolated"/>
    public string? Unviolated { get; init; }

    /// <summary>
    /// The position of the command that fails; null if none does, because an expected violation is missing.
    /// </summary>
    public int? FailingStep => Unviolated is null ? Step : null;

    /// <summary>The kind of failure; equal for the same cause.</summary>
    public string Kind => Finding.KindOf(Differences);

    /// <summary>Whether both sides agree and only a recording differs.</summary>
    public bool IsAgainstRecording => Differences is [{ What: RecordedDecisions.What }];

    /// <summary>Whether both sides agree and only what the scenario expects differs.</summary>
    public bool IsAgainstExpectation => Differences is [{ What: Difference.Expectation }];

    /// <summary>Whether the process did not survive it, or had to be ended.</summary>
    public bool IsDeadly => DeadRun.IsDeadly(this);

    /// <summary>Whether it may have the same cause as another. What kills a process is unlike what does not.</summary>
    public bool IsLike(FoundStep other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (IsDeadly || other.IsDeadly)
            return Kind == other.Kind;
        return Finding.AreAlike(Differences, other.Differences);
    }

    /// <summary>A finding as plain data.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="print">Prints its report; null for none.</param>
    public static FoundStep Of(Finding finding, Func<Finding, string>? print = null)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new FoundStep(
            finding.Step,
            ScenarioText.Print(finding.Command),
            finding.Differences,
            print?.Invoke(finding) ?? string.Empty)
        {
            Context = finding.Context,
            Unviolated = finding.Unviolated,
        };
    }
}
