using System.Diagnostics;
using Lockstep.Judging;
using Lockstep.Scenarios;

namespace Fuzz.Findings;

/// <summary>A finding to store.</summary>
/// <param name="Cause">What it is deduplicated by.</param>
/// <param name="Report">The report.</param>
/// <param name="Input">The input as it was found.</param>
internal sealed record NewFinding(string Cause, string Report, byte[] Input)
{
    // Far below the time that the explaining process has; see FindingExplainer.
    private static readonly TimeSpan ShrinkTime = TimeSpan.FromSeconds(20);

    /// <summary>A shorter input with the same cause; null for none.</summary>
    public byte[]? Shorter { get; init; }

    /// <summary>The scenario that reproduces it, as text; null if it is not a scenario.</summary>
    public string? Scenario { get; init; }

    /// <summary>Whether the input fails in a fresh process.</summary>
    public bool FailsAlone { get; init; } = true;

    /// <summary>A finding in an input, with the scenario minimised if it is one.</summary>
    public static NewFinding Minimised(Target target, byte[] input, TargetFinding finding)
    {
        var clock = Stopwatch.StartNew();
        return finding.Scenario is { } scenario
            && Counterexample.Find(scenario, target.Subjects, () => clock.Elapsed > ShrinkTime) is { } shrunk
                ? new NewFinding(FindingCause.Of(shrunk), shrunk.Report, input)
                {
                    Scenario = ScenarioText.Print(shrunk.Shrunk),
                }
                : AsFound(input, finding);
    }

    /// <summary>A finding in an input, as it was found.</summary>
    public static NewFinding AsFound(byte[] input, TargetFinding finding) => new(finding.Cause, finding.Text, input)
    {
        Scenario = finding.Scenario is { } scenario ? ScenarioText.Print(scenario) : null,
    };
}
