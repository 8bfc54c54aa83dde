using FsCheck;
using FsCheck.Fluent;
using Generators.Chance;
using Lockstep.Scenarios;

namespace Generators;

/// <summary>
/// Generates scenarios. FsCheck draws a seed and a size; plain code does the rest, because combinators would cost more
/// than the commands they generate. All scenarios are normalised and within <see cref="Caps"/>.
/// </summary>
public static class ScenarioGenerator
{
    /// <summary>The maximum target length in commands; the last move may exceed it.</summary>
    public const int LongestScript = 100;

    /// <summary>An FsCheck generator; the length scales with FsCheck's size.</summary>
    /// <param name="recipe">The distribution of scenarios.</param>
    public static Gen<Scenario> Of(Recipe recipe) => Gen.Sized(size =>
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        select Make(((ulong)high << 31) | (uint)low, size, recipe));

    /// <summary>Generates the scenario of a seed; deterministic.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="size">FsCheck's size, 0 to 100: about twice the mean number of commands.</param>
    /// <param name="recipe">The distribution of scenarios.</param>
    public static Scenario Make(ulong seed, int size, Recipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var dice = new Dice(seed);
        var length = Math.Min(LongestScript, 3 + dice.Below(6 + (Math.Max(0, size) * 5 / 4)));
        return Caps.Apply(dice.Percent(recipe.AllocatorPercent)
            ? AllocatorScript.Write(dice, length)
            : MachineScript.Write(dice, length, recipe));
    }
}
