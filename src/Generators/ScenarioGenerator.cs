using FsCheck;
using FsCheck.Fluent;
using Generators.Chance;
using Lockstep.Scenarios;

namespace Generators;

/// <summary>
/// Makes scenarios. FsCheck draws a seed and a size; a plain writer does the rest, because combinators cost
/// more than the commands that they would make. All scenarios are normalised and within <see cref="Caps"/>.
/// </summary>
public static class ScenarioGenerator
{
    /// <summary>The most commands that a scenario sets out to have; a move under way may add a few.</summary>
    public const int LongestScript = 100;

    /// <summary>FsCheck's generator: the length follows FsCheck's size.</summary>
    /// <param name="recipe">Which scenarios are wanted.</param>
    public static Gen<Scenario> Of(Recipe recipe) => Gen.Sized(size =>
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        select Make(((ulong)high << 31) | (uint)low, size, recipe));

    /// <summary>The scenario of a seed; the same arguments make the same scenario.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="size">From 0 to 100, as FsCheck counts: about twice the mean number of commands.</param>
    /// <param name="recipe">Which scenarios are wanted.</param>
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
