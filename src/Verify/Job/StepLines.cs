using Isolation;
using Lockstep.Judging;
using Lockstep.Scenarios;

namespace Verify.Job;

/// <summary>The steps of a file that a reader must know about, a line each: where, what, and why.</summary>
internal static class StepLines
{
    // A recorded run has thousands of commands; more lines help nobody.
    private const int Most = 20;

    /// <summary>The idle commands, except those that the file expects to be.</summary>
    public static IEnumerable<string> OfIdle(Input input, RunReport report)
    {
        var reasons = new IdleReason(input.Scenario, report.IdleSteps, input.Source);
        var expected = input.Scenario.ExpectedAnswers;
        return Of(
            input,
            [.. report.IdleSteps.Where(idle => !expected.ContainsKey(idle.Step))],
            step => step.Step,
            step => $"is idle: {reasons.Of(step)}",
            "more idle command");
    }

    /// <summary>The calls that succeeded when a driver was recorded, and fail here.</summary>
    public static IEnumerable<string> OfUnserved(Input input, RunReport report) => Of(
        input,
        [.. input.Unserved(report)],
        step => step.Step,
        step => $"is not served: {step.Answer}",
        "more call that is not served",
        "more calls that are not served");

    private static IEnumerable<string> Of<T>(
        Input input,
        IReadOnlyList<T> steps,
        Func<T, int> numberOf,
        Func<T, string> what,
        string more,
        string? several = null)
    {
        foreach (var step in steps.Take(Most))
        {
            var number = numberOf(step);
            var text = input.Source.LineOf(number)?.Text ?? ScenarioText.Print(input.Scenario.Commands[number - 1]);
            yield return $"{input.Source.PlaceOf(number)}: '{text}' {what(step)}";
        }

        var rest = steps.Count - Most;
        if (rest > 0)
            yield return $"{input.Source.File}: and "
                + (several is null ? Display.Wording.Count(rest, more) : Display.Wording.Count(rest, more, several));
    }
}
