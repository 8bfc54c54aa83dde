using System.Diagnostics.CodeAnalysis;
using Generators.Chance;
using Lockstep.Scenarios;

namespace Generators;

/// <summary>Scenarios without end or FsCheck, for tools that run as long as they are told.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a stream of scenarios, though not one of bytes.")]
public static class ScenarioStream
{
    private const int LargestSize = 100;

    /// <summary>The scenarios of a seed, of all sizes mixed; the same seed gives the same ones.</summary>
    /// <param name="seed">Any number.</param>
    public static IEnumerable<Scenario> From(ulong seed) => From(seed, Recipe.Any);

    /// <inheritdoc cref="From(ulong)"/>
    /// <param name="seed">Any number.</param>
    /// <param name="recipe">Which scenarios are wanted.</param>
    /// <param name="largest">The largest size: about the most commands.</param>
    public static IEnumerable<Scenario> From(ulong seed, Recipe recipe, int largest = LargestSize)
    {
        var dice = new Dice(seed);
        while (true)
        {
            yield return ScenarioGenerator.Make(dice.Next(), 1 + dice.Below(largest), recipe);
        }
    }
}
