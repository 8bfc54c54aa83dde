using Generators;
using Generators.Chance;
using Lockstep.Scenarios;

namespace Verify.Job;

/// <summary>
/// The generated scenarios of a seed in numbered batches of fixed size: batch 7 is the same whatever the number of
/// threads.
/// </summary>
internal static class Batches
{
    private const int Size = 64;

    /// <summary>The scenarios of one batch, numbered from 0.</summary>
    public static IEnumerable<Scenario> Scenarios(ulong seed, int number) =>
        ScenarioStream.From(new Dice(new Dice(seed).Next() ^ (ulong)number).Next()).Take(Size);
}
