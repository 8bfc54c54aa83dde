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
    public static IEnumerable<Scenario> Scenarios(ulong seed, int number) =>
        ScenarioStream.From(new Dice(new Dice(seed).Next() ^ (ulong)number).Next()).Take(Size);

    /// <summary>One scenario of a batch.</summary>
    public static Scenario Scenario(ulong seed, int batch, int index) => Scenarios(seed, batch).ElementAt(index);

    /// <summary>The number of a scenario among all, from 1.</summary>
    internal static long NumberOf(int batch, int index) => ((long)batch * Size) + index + 1;

    /// <summary>The batch and the position in it of a scenario's number.</summary>
    internal static (int Batch, int Index) PlaceOf(long number) =>
        ((int)((number - 1) / Size), (int)((number - 1) % Size));
}
