using Lockstep.Judging;
using Lockstep.Scenarios;

namespace Mutation.Trials;

/// <summary>What came of the shortest known scenario of a defect.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="OnPatched">What it does on the patched code.</param>
/// <param name="OnProduction">What is wrong with it on the production code as it is; null where it holds.</param>
public sealed record KnownScenario(Scenario Scenario, TrialReport OnPatched, Finding? OnProduction)
{
    /// <summary>Its length in commands.</summary>
    public int Length => Scenario.Commands.Length;
}
