using Generators.Machines;
using Generators.Writing;

namespace Generators.Moves;

/// <summary>Commands of another platform or of another time: both sides must leave everything as it is.</summary>
internal static class OutOfPlaceMoves
{
    /// <summary>On a bare allocator: a command that only a machine can carry out.</summary>
    public static void OfMachine(Script script) => script.Say(script.Dice.Below(4) switch
    {
        0 => new UnshareAll(),
        1 => new Dispose(),
        2 => new InitDynamicPool(),
        _ => new DmaAllocate(script.NextLabel, 1),
    });

    /// <summary>
    /// On a machine that is past its boot, or has none: memory for a bare allocator, or a boot's command.
    /// </summary>
    public static void OfAllocatorOrBoot(Script script)
    {
        if (script.Dice.Percent(40))
            script.Say(new Add(script.Machine.Heap.Base, script.Machine.Heap.Size));
        else if (script.Boots)
            script.Say(new Boot(FactsMaker.Make(script.Dice, script.Machine)));
        else
            EndOfBoot(script);
    }

    /// <summary>Where no boot has come so far: the end of one.</summary>
    public static void EndOfBoot(Script script) =>
        script.Say(script.Dice.Percent(50) ? new EnterPayload() : new FailBoot(RebootReason.InternalError));
}
