using Lockstep.Judging;
using Lockstep.Scenarios;

namespace Verify.Job;

/// <summary>The idle commands of a file, a line each: where, what, and why.</summary>
internal static class IdleLines
{
    // A recorded run has thousands of commands; more lines help nobody.
    private const int Most = 20;

    /// <summary>The lines.</summary>
    public static IEnumerable<string> Of(Scenario scenario, SourceLines source, IReadOnlyList<IdleStep> idle)
    {
        var reasons = new IdleReason(scenario, idle, source);
        foreach (var step in idle.Take(Most))
        {
            var text = source.LineOf(step.Step)?.Text ?? ScenarioText.Print(scenario.Commands[step.Step - 1]);
            yield return $"{source.PlaceOf(step.Step)}: '{text}' is idle: {reasons.Of(step)}";
        }

        if (idle.Count > Most)
            yield return $"{source.File}: and {idle.Count - Most:N0} more idle commands";
    }
}
