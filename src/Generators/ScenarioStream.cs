using System.Diagnostics.CodeAnalysis;
using Generators.Chance;
using Lockstep.Scenarios;

namespace Generators;

/// <summary>Endless scenario streams without FsCheck, for tools that run until stopped.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a stream of scenarios, not of bytes.")]
public static class ScenarioStream
{
    private const int LargestSize = 100;

    /// <summary>An endless stream of scenarios of mixed sizes; deterministic for a seed.</summary>
    /// <param name="seed">Any number.</param>
    public static IEnumerable<Scenario> From(ulong seed) => From(seed, Recipe.Any);

    /// <inheritdoc cref="From(ulong)"/>
    /// <param name="seed">Any number.</param>
    /// <param name="recipe">The distribution of scenarios.</param>
    /// <param name="largest">The largest size, about the maximum number of commands.</param>
    public static IEnumerable<Scenario> From(ulong seed, Recipe recipe, int largest = LargestSize)
    {
        var dice = new Dice(seed);
        while (true)
        {
            yield return ScenarioGenerator.Make(dice.Next(), 1 + dice.Below(largest), recipe);
        }
    }
}
