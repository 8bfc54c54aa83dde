using Lockstep.Commands;
using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>
/// Shrink steps that change an allocation together with its free, because changing one alone would make the other idle.
/// </summary>
internal static class BufferSteps
{
    /// <summary>The scenarios with a plainer kind of the buffer that a command allocates.</summary>
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
            yield return WithKind(scenario, plain.Label, BufferKinds.InHeap);
        }

        if (command is not Allocate)
            yield return WithKind(scenario, plain.Label, BufferKinds.InPool);
    }

    /// <summary>Removes a free, and allocates its buffer as the free states it.</summary>
    public static IEnumerable<Scenario> OfFree(Scenario scenario, int at)
    {
        var free = scenario.Commands[at];
        if (Vocabulary.Of(free).FreedBuffer(free) is not { Kind: PlaceKind.Label, Value: var label })
            yield break;
        for (var index = 0; index < at; index++)
        {
            if (scenario.Commands[index] is not Maker maker || (ulong)maker.Label != label)
                continue;
            foreach (var variant in Vocabulary.Of(free).MakerVariants(free, maker))
                yield return scenario with { Commands = scenario.Commands.SetItem(index, variant).RemoveAt(at) };
        }
    }

    // An allocation and its free leave memory in the pool, as a refill does.
    private static Scenario AsRefill(Scenario scenario, int at, Allocate plain) => scenario with
    {
        Commands =
        [
            .. scenario.Commands.Take(at),
            new Refill(plain.Shape),
            .. scenario.Commands.Skip(at + 1).Where(command => !Frees(command, plain.Label)),
        ],
    };

    private static Scenario WithKind(Scenario scenario, int label, Func<Command, Command> plainer) => scenario with
    {
        Commands =
        [
            .. scenario.Commands.Select(command =>
                (command as Maker)?.Label == label || Frees(command, label) ? plainer(command) : command),
        ],
    };

    private static bool Frees(Command command, int label) =>
        Vocabulary.Of(command).FreedBuffer(command) is { Kind: PlaceKind.Label, Value: var of } && of == (ulong)label;
}
