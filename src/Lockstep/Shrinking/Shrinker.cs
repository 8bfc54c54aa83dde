using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>
/// Makes a failing scenario shorter and plainer, one step at a time: chunks of commands go first, then
/// faults, then the platform becomes usual, then commands become plainer and their arguments usual; where that ends,
/// the whole scenario is tried elsewhere. Every front end shrinks with this.
/// </summary>
public static class Shrinker
{
    private const int MostForBold = 24;

    /// <summary>
    /// Every scenario that is one step simpler, the boldest steps first; made when asked for.
    /// </summary>
    public static IEnumerable<Scenario> Candidates(Scenario scenario) =>
        WithoutCommands(scenario)
            .Concat(WithoutFaults(scenario))
            .Concat(OnSimplerPlatforms(scenario))
            .Concat(Enumerable
                .Range(0, scenario.Commands.Length)
                .SelectMany(at => WithSimpler(scenario, at)))
            .Concat(Bold(scenario));

    /// <summary>The simplest scenario that these steps lead to and that still fails.</summary>
    /// <param name="scenario">One that fails.</param>
    /// <param name="stillFails">
    /// Whether a scenario fails; asked once for each try, and of nothing else.
    /// </param>
    /// <param name="maxTries">After so many tries the simplest so far is returned.</param>
    /// <returns>The scenario, normalised where that fails too, and the number of tries.</returns>
    public static (Scenario Scenario, int Tries) Minimise(
        Scenario scenario, Func<Scenario, bool> stillFails, int maxTries = 20_000)
    {
        var search = new ShrinkSearch(scenario, stillFails, maxTries);
        search.Run();
        return (search.Best, search.Tries);
    }

    /// <summary>The scenario without some commands in a row.</summary>
    internal static Scenario Without(Scenario scenario, Chunk chunk) =>
        scenario with { Commands = scenario.Commands.RemoveRange(chunk.Start, chunk.Length) };

    /// <summary>
    /// Steps that cost many tries or change much: for when nothing else helps, and left out where a scenario is still
    /// long.
    /// </summary>
    internal static IEnumerable<Scenario> Bold(Scenario scenario) => scenario.Commands.Length > MostForBold
        ? []
        : WithoutPairs(scenario)
            .Concat(HeapMove.Of(scenario))
            .Concat(StaticPoolMove.Of(scenario))
            .Concat(DynamicPoolMove.Of(scenario))
            .Concat(BareAllocatorMove.Of(scenario));

    /// <summary>The scenario without some faults in a row.</summary>
    internal static Scenario WithoutFaults(Scenario scenario, Chunk chunk)
    {
        if (scenario.Platform is not Machine machine)
        {
            return scenario;
        }

        var faults = machine.Faults.Items.RemoveRange(chunk.Start, chunk.Length);
        return scenario with { Platform = machine with { Faults = faults } };
    }

    /// <summary>How long the fault plan is.</summary>
    internal static int FaultsOf(Scenario scenario) =>
        scenario.Platform is Machine machine ? machine.Faults.Length : 0;

    /// <summary>The scenario on each simpler platform.</summary>
    internal static IEnumerable<Scenario> OnSimplerPlatforms(Scenario scenario) =>
        PlatformKnobs.Of(scenario.Platform)
            .SelectMany(knob => knob.Simpler)
            .Select(platform => scenario with { Platform = platform });

    /// <summary>The scenario with one command simpler, and what goes with it.</summary>
    internal static IEnumerable<Scenario> WithSimpler(Scenario scenario, int at) =>
        BufferSteps.OfMaker(scenario, at)
            .Concat(BufferSteps.OfRelease(scenario, at))
            .Concat(JoinedMemory.Of(scenario, at))
            .Concat(ShrinkNotation.KnobsOf(scenario.Commands[at], scenario.Platform)
                .SelectMany(knob => knob.Simpler)
                .Select(command => scenario with { Commands = scenario.Commands.SetItem(at, command) }));

    // Two that undo each other's effect go only together, and need not stand side by side.
    private static IEnumerable<Scenario> WithoutPairs(Scenario scenario)
    {
        for (var second = scenario.Commands.Length - 1; second > 0; second--)
        {
            for (var first = second - 1; first >= 0; first--)
                yield return scenario with { Commands = scenario.Commands.RemoveAt(second).RemoveAt(first) };
        }
    }

    private static IEnumerable<Scenario> WithoutCommands(Scenario scenario) =>
        Chunk.All(scenario.Commands.Length).Select(chunk => Without(scenario, chunk));

    private static IEnumerable<Scenario> WithoutFaults(Scenario scenario) =>
        Chunk.All(FaultsOf(scenario)).Select(chunk => WithoutFaults(scenario, chunk));
}
