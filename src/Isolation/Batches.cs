using Generators;
using Generators.Chance;
using Lockstep.Scenarios;

namespace Isolation;

/// <summary>
/// The generated scenarios of a seed in numbered batches of fixed size: batch 7 is the same whatever the number of
/// threads.
/// </summary>
public static class Batches
{
    /// <summary>Scenarios of a batch.</summary>
    public const int Size = 64;

    /// <summary>The scenarios of one batch, numbered from 0.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="number">The number of the batch.</param>
    /// <param name="isHostile">Whether they run on hostile machines.</param>
    public static IEnumerable<Scenario> Scenarios(ulong seed, int number, bool isHostile = false) =>
        ScenarioStream.From(
            new Dice(new Dice(seed).Next() ^ (ulong)number).Next(), isHostile ? Recipe.Hostile : Recipe.Any)
            .Take(Size);

    /// <summary>The number of a scenario among all, from 1.</summary>
    internal static long NumberOf(int batch, int index) => ((long)batch * Size) + index + 1;

    /// <summary>The batch and the position in it of a scenario's number.</summary>
    internal static (int Batch, int Index) PlaceOf(long number) =>
        ((int)((number - 1) / Size), (int)((number - 1) % Size));
}
