using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>
/// Minimises a failing scenario step by step: removes chunks of commands, then faults, then simplifies the platform,
/// then commands and arguments; finally moves the whole scenario to a simpler setting. Every front end shrinks with
/// this.
/// </summary>
public static class Shrinker
{
    private const int ExpensiveLimit = 24;

    /// <summary>Every shrink candidate one step away, the largest steps first; evaluated lazily.</summary>
    public static IEnumerable<Scenario> Candidates(Scenario scenario) =>
        WithoutCommands(scenario)
            .Concat(WithoutFaults(scenario))
            .Concat(OnSimplerPlatforms(scenario))
            .Concat(Enumerable
                .Range(0, scenario.Commands.Length)
                .SelectMany(at => WithSimpler(scenario, at)))
            .Concat(Expensive(scenario))
            .Where(candidate => Caps.Hold(candidate) || !Caps.Hold(scenario));

    /// <summary>Minimises a scenario to one that still fails and of which no candidate fails.</summary>
    /// <param name="scenario">One that fails.</param>
    /// <param name="stillFails">Whether a scenario fails; called once per try.</param>
    /// <param name="maxTries">The limit on tries, after which the simplest scenario so far is returned.</param>
    /// <param name="isOver">Whether to end the search, with the simplest scenario so far; optional.</param>
    /// <returns>The scenario, normalised if it still fails then, and the number of tries.</returns>
    public static (Scenario Scenario, int Tries) Minimise(
        Scenario scenario,
        Func<Scenario, bool> stillFails,
        int maxTries = 20_000,
        Func<bool>? isOver = null)
    {
        var search = new ShrinkSearch(scenario, stillFails, maxTries, isOver);
        search.Run();
        return (search.Best, search.Tries);
    }

    /// <summary>The scenario without a chunk of commands.</summary>
    internal static Scenario Without(Scenario scenario, Chunk chunk) =>
        scenario with { Commands = scenario.Commands.RemoveRange(chunk.Start, chunk.Length) };

    /// <summary>
    /// Steps that cost many tries or change much: a last resort, skipped while a scenario is still long.
    /// </summary>
    internal static IEnumerable<Scenario> Expensive(Scenario scenario) => scenario.Commands.Length > ExpensiveLimit
        ? []
        : WithoutPairs(scenario)
            .Concat(HeapMove.Of(scenario))
            .Concat(StaticPoolMove.Of(scenario))
            .Concat(DynamicPoolMove.Of(scenario))
            .Concat(BareAllocatorMove.Of(scenario));

    /// <summary>The scenario without a chunk of faults.</summary>
    internal static Scenario WithoutFaults(Scenario scenario, Chunk chunk)
    {
        if (scenario.Platform is not Machine machine)
        {
            return scenario;
        }

        var faults = machine.Faults.Items.RemoveRange(chunk.Start, chunk.Length);
        return scenario with { Platform = machine with { Faults = faults } };
    }

    /// <summary>The length of the fault plan.</summary>
    internal static int FaultsOf(Scenario scenario) =>
        scenario.Platform is Machine machine ? machine.Faults.Length : 0;

    /// <summary>The scenario on each simpler platform.</summary>
    internal static IEnumerable<Scenario> OnSimplerPlatforms(Scenario scenario) =>
        PlatformShrinks.Of(scenario.Platform)
            .SelectMany(shrink => shrink.Candidates)
            .Select(platform => scenario with { Platform = platform });

    /// <summary>The scenario with one command simpler, and commands that depend on it adapted.</summary>
    internal static IEnumerable<Scenario> WithSimpler(Scenario scenario, int at) =>
        BufferSteps.OfMaker(scenario, at)
            .Concat(BufferSteps.OfFree(scenario, at))
            .Concat(AddMerging.Of(scenario, at))
            .Concat(ShrinkNotation.ShrinksOf(scenario.Commands[at], scenario.Platform)
                .SelectMany(shrink => shrink.Candidates)
                .Select(command => scenario with { Commands = scenario.Commands.SetItem(at, command) }));

    // Two commands that cancel out can only be removed together; they need not be adjacent.
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
