using Lockstep.Commands;
using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>
/// Steps that change the maker of a buffer together with what gives the buffer back, because one without the other
/// would do nothing.
/// </summary>
internal static class BufferSteps
{
    /// <summary>What can be made plainer about the buffer that a command makes.</summary>
    public static IEnumerable<Scenario> OfMaker(Scenario scenario, int at)
    {
        var command = scenario.Commands[at];
        var isBare = scenario.Platform is AllocatorPlatform;
        if (command is not Maker || Vocabulary.Of(command).Buffer <= (isBare ? BufferKind.Pool : BufferKind.Heap))
            yield break;
        var plain = (Allocate)BufferKinds.InPool(command);
        if (!isBare)
        {
            yield return AsRefill(scenario, at, plain);
            yield return Retold(scenario, plain.Label, BufferKinds.InHeap);
        }

        if (command is not Allocate)
            yield return Retold(scenario, plain.Label, BufferKinds.InPool);
    }

    /// <summary>
    /// What gives a buffer back goes, and what it said of the buffer becomes true from the start.
    /// </summary>
    public static IEnumerable<Scenario> OfRelease(Scenario scenario, int at)
    {
        var release = scenario.Commands[at];
        if (Vocabulary.Of(release).GivenBack(release) is not { Kind: PlaceKind.Label, Value: var label })
            yield break;
        for (var made = 0; made < at; made++)
        {
            if (scenario.Commands[made] is not Maker maker || (ulong)maker.Label != label)
                continue;
            foreach (var other in Vocabulary.Of(release).MakersAsSaid(release, maker))
                yield return scenario with { Commands = scenario.Commands.SetItem(made, other).RemoveAt(at) };
        }
    }

    // A buffer that is taken and given back leaves its memory in the pool: so does a refill.
    private static Scenario AsRefill(Scenario scenario, int at, Allocate plain) => scenario with
    {
        Commands =
        [
            .. scenario.Commands.Take(at),
            new Refill(plain.Shape),
            .. scenario.Commands.Skip(at + 1).Where(command => !Releases(command, plain.Label)),
        ],
    };

    private static Scenario Retold(Scenario scenario, int label, Func<Command, Command> plainer) => scenario with
    {
        Commands =
        [
            .. scenario.Commands.Select(command =>
                (command as Maker)?.Label == label || Releases(command, label) ? plainer(command) : command),
        ],
    };

    private static bool Releases(Command command, int label) =>
        Vocabulary.Of(command).GivenBack(command) is { Kind: PlaceKind.Label, Value: var of } && of == (ulong)label;
}
