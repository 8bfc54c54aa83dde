using System.Collections.Immutable;
using Lockstep.Commands;
using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>
/// Moves the scenario to a bare allocator, which gets the memory that the pool gets in the model. A failure that
/// reproduces there does not depend on the machine.
/// </summary>
internal static class BareAllocatorMove
{
    private const ulong SmallestOfPool = 16;

    /// <summary>The moved scenario, if there is a pool and the result is simpler.</summary>
    public static IEnumerable<Scenario> Of(Scenario scenario)
    {
        if (scenario.Platform is not Machine || !scenario.Commands.Any(IsOfPool))
            yield break;
        var bare = new Scenario(new AllocatorPlatform(SmallestOfPool), Translate(scenario));
        if (bare.Commands.Any(command => command is Add) && ShrinkMeasure.Of(bare) < ShrinkMeasure.Of(scenario))
            yield return bare;
    }

    private static bool IsOfPool(Command command) =>
        command is Refill || (command is Maker && Vocabulary.Of(command).Buffer > BufferKind.Heap);

    private static ImmutableArray<Command> Translate(Scenario scenario)
    {
        var commands = ImmutableArray.CreateBuilder<Command>();
        var resolver = new Resolver();
        var state = State.Initial(scenario.Platform, scenario.Boots);
        foreach (var command in scenario.Commands)
        {
            if (resolver.Resolve(command) is not { } resolved)
                continue;
            var before = state;
            (state, var outcome) = Model.Step(before, resolved);
            if (resolved is Maker maker && outcome.Answer is { Succeeded: true, Value: { } address })
                resolver.Record(maker, address);
            if (Total(state) > Total(before) && StartOfGrowth(resolved, outcome) is { } start)
                commands.Add(new Add(start, (ulong)(Total(state) - Total(before))));
            if (BufferKinds.InPool(command) is (Allocate or Free) and var plain)
                commands.Add(plain);
        }

        return commands.DrainToImmutable();
    }

    private static UInt128 Total(State state) => Model.Observe(state).Pool.Total;

    private static ulong? StartOfGrowth(Command command, Outcome outcome) => command is InitStaticPool init
        ? init.Area.First
        : outcome.Trace
            .OfType<HypercallEntry>()
            .FirstOrDefault(entry => entry.Function == Hypercall.MemShare)?.Argument;
}
