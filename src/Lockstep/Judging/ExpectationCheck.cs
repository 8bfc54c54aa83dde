using Lockstep.Scenarios;

namespace Lockstep.Judging;

/// <summary>Compares a run in which both sides agree with what its scenario expects.</summary>
/// <param name="scenario">The scenario.</param>
internal sealed class ExpectationCheck(Scenario scenario)
{
    private readonly List<string> _violated = [];

    /// <summary>Removes the violations that the scenario expects.</summary>
    public void TakeExpected(List<Difference>? differences)
    {
        if (!scenario.ExpectedViolations.IsEmpty)
            differences?.RemoveAll(IsExpected);
    }

    /// <summary>What differs from the expected answer of a step; null for nothing.</summary>
    /// <param name="step">The step, from 1.</param>
    /// <param name="answer">The answer of both sides.</param>
    public Difference? Of(int step, Answer answer) =>
        scenario.ExpectedAnswers.TryGetValue(step, out var expected) && !IsPlanned(step) && !expected.Holds(answer)
            ? DifferenceOf(expected, answer)
            : null;

    /// <summary>What differs after the last step; null for nothing.</summary>
    /// <param name="idle">All idle steps: also those that planned an access of the host that never took place.</param>
    public Finding? AtEnd(IReadOnlyList<IdleStep> idle)
    {
        foreach (var (step, expected) in scenario.ExpectedAnswers)
        {
            var answer = idle.Any(one => one.Step == step) ? Answer.Idle : Answer.Ok;
            if (IsPlanned(step) && !expected.Holds(answer))
                return FindingAt(step, DifferenceOf(expected, answer));
        }

        return scenario.ExpectedViolations.FirstOrDefault(rule => !_violated.Contains(rule)) is { } rule
            && scenario.Commands.Length > 0
            ? FindingAt(
                scenario.Commands.Length,
                new Difference(Difference.Expectation, $"a violation of the safety rule {rule}", "none")) with
            {
                Unviolated = rule,
            }
            : null;
    }

    private static Difference DifferenceOf(ExpectedAnswer expected, Answer answer) =>
        new(Difference.Expectation, expected.ToString(), Wording.Of(answer));

    private Finding FindingAt(int step, Difference difference)
    {
        var command = scenario.Commands[step - 1];
        return new Finding(step, command, command, [difference]);
    }

    // An access during the next operation is over only then.
    private bool IsPlanned(int step) => scenario.Commands[step - 1] is HostAccess { After: not null };

    private bool IsExpected(Difference difference)
    {
        foreach (var rule in scenario.ExpectedViolations)
        {
            if (!difference.IsSafety || difference.What != SafetyWatch.NameOf(rule))
                continue;
            _violated.Add(rule);
            return true;
        }

        return false;
    }
}
