using Generators;
using Generators.Chance;
using Lockstep.Scenarios;

namespace Verify.Job;

/// <summary>
/// The generated scenarios of a seed, in numbered batches of a fixed size: however many threads take them in
/// turn, batch 7 is the same on every machine.
/// </summary>
internal static class Batches
{
    private const int Size = 64;

    /// <summary>The scenarios of one batch.</summary>
    /// <param name="seed">The seed of all batches.</param>
    /// <param name="number">The batch, from 0.</param>
    public static IEnumerable<Scenario> Scenarios(ulong seed, int number) =>
        ScenarioStream.From(new Dice(new Dice(seed).Next() ^ (ulong)number).Next()).Take(Size);
}
