using System.Collections.Immutable;
using Lockstep.Scenarios;

namespace Isolation;

/// <summary>A scenario to run in lockstep.</summary>
/// <param name="Scenario">The scenario.</param>
public sealed record RunOrder(Scenario Scenario)
{
    /// <summary>The recorded result of each allocation; empty if none was recorded.</summary>
    public ImmutableArray<ulong?> Expected { get; init; } = [];

    /// <summary>Whether a failure is wanted with its report, which contains the scenario.</summary>
    public bool WithText { get; init; }

    /// <summary>Whether the steps that answer with an error are wanted.</summary>
    public bool WithRefusals { get; init; }
}
