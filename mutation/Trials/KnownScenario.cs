using Isolation;
using Lockstep.Scenarios;

namespace Mutation.Trials;

/// <summary>The result of the shortest known scenario of a defect.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="OnPatched">Its report on the patched code.</param>
/// <param name="OnProduction">The finding on the unpatched code; null if the scenario holds there.</param>
public sealed record KnownScenario(Scenario Scenario, TrialReport OnPatched, FoundStep? OnProduction)
{
    /// <summary>Its length in commands.</summary>
    public int Length => Scenario.Commands.Length;
}
