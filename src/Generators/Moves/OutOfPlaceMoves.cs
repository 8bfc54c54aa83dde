using Generators.Machines;
using Generators.Writing;

namespace Generators.Moves;

/// <summary>Commands for another platform or stage; both sides must ignore them.</summary>
internal static class OutOfPlaceMoves
{
    /// <summary>On a bare allocator: a command for a machine.</summary>
    public static void OfMachine(Script script) => script.Emit(script.Dice.Below(4) switch
    {
        0 => new UnshareAll(),
        1 => new Dispose(),
        2 => new InitDynamicPool(),
        _ => new DmaAllocate(script.NextLabel, 1),
    });

    /// <summary>
    /// On a machine after its boot, or without one: memory for a bare allocator, or a boot command.
    /// </summary>
    public static void OfAllocatorOrBoot(Script script)
    {
        if (script.Dice.Percent(40))
            script.Emit(new Add(script.Machine.Heap.Base, script.Machine.Heap.Size));
        else if (script.Boots)
            script.Emit(new Boot(FactsMaker.Make(script.Dice, script.Machine)));
        else
            EndOfBoot(script);
    }

    /// <summary>Without a preceding boot: the end of one.</summary>
    public static void EndOfBoot(Script script) =>
        script.Emit(script.Dice.Percent(50) ? new EnterPayload() : new FailBoot(RebootReason.InternalError));
}
