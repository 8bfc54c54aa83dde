using Generators.Chance;
using Generators.Machines;
using Generators.Writing;
using Lockstep.Platforms;

namespace Generators.Moves;

/// <summary>The boot, and the two ways to end a successful one.</summary>
internal static class BootMoves
{
    /// <summary>Before the boot: the heap, and the host, which may wait for the boot's calls.</summary>
    public static Deck<Move> Before { get; } = new(
        (4, HeapMoves.Allocate), (2, HeapMoves.Free), (3, HeapMoves.Write), (2, HostMoves.Read),
        (2, HostMoves.Write), (1, OutOfPlaceMoves.EndOfBoot));

    /// <summary>Boots; with a broken device tree the boot is expected to fail.</summary>
    public static void Boot(Script script)
    {
        var dice = script.Dice;
        if (script.Machine.IsHostile)
        {
            BootHostile(script);
            return;
        }

        var facts = FactsMaker.Make(dice, script.Machine);
        var isBroken = dice.Percent(script.Machine.Faults.IsEmpty ? 50 : 25);
        if (isBroken)
            facts = BrokenFacts.Break(dice, facts, script.Machine);
        if (isBroken && dice.Percent(30))
            facts = BrokenFacts.Break(dice, facts, script.Machine);
        script.Emit(new Boot(facts));
        if (isBroken || !Succeeds(script, facts))
        {
            script.Forecast.Stage = Stage.Failed;
            script.Finish(dice.Below(6));
            return;
        }

        script.Forecast.Stage = Stage.Open;
    }

    // Nobody knows how this ends: the script goes on as if it had worked.
    private static void BootHostile(Script script)
    {
        script.Emit(new Boot(HostileFacts.Make(script.Dice, script.Machine)));
        script.Forecast.Stage = Stage.Open;
    }

    public static void End(Script script)
    {
        var dice = script.Dice;
        script.Emit(dice.Percent(65)
            ? new EnterPayload()
            : new FailBoot(dice.Of(Enum.GetValues<RebootReason>().AsSpan(1))));
        script.Forecast.Close();
        script.Forecast.Stage = Stage.Disposed;
    }

    /// <summary>Predicts whether a boot with valid facts succeeds on this machine with its faults.</summary>
    private static bool Succeeds(Script script, BootFacts facts)
    {
        var machine = script.Machine;
        var ports = script.Ports;
        var shares = machine.SharesOnDemand;
        if (shares && (machine.GuardGranule != machine.GuardUnit || machine.GuardUnit > MachineDefaults.FirmwareBase
            || ports.Fails(Port.GuardEnroll) || ports.Fails(Port.GuardInfo) || ports.Fails(Port.GuardMap)))
            return false;
        script.Map.Total = Read(facts.Memory);
        script.Map.Bar = Read(facts.Bar);
        if (!script.Map.MapsMemory(new(facts.Fdt, 2 << 20), Port.MapMutable))
            return false;
        if (shares && (ports.Fails(Port.MemInfo) || !EndMoves.CanShare(machine)))
            return false;
        if (!shares && !script.Map.MapsMemory(machine.Swiotlb, Port.MapMutable))
            return false;
        if (!shares)
            script.Forecast.Own(machine.Swiotlb);
        return script.Map.MapsMemory(Read(facts.Kernel!.Value), Port.MapReadOnly)
            && (facts.Ramdisk is not { } ramdisk || script.Map.MapsMemory(Read(ramdisk), Port.MapReadOnly))
            && script.Map.MapsMmio(Read(facts.PciConfig))
            && script.Map.MapsMmio(Read(facts.Bar));
    }

    private static Extent Read(Area area) =>
        new(area.First, area.Form == AreaForm.Range ? area.Second - area.First : area.Second);
}
