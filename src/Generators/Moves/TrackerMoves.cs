using Generators.Chance;
using Generators.Writing;
using Lockstep.Platforms;

namespace Generators.Moves;

/// <summary>Tracks memory and MMIO.</summary>
internal static class TrackerMoves
{
    public static Deck<Move> All { get; } = new(
        (5, MapMemory), (1, MapMemoryAgain), (2, MapWild), (5, MapMmio), (1, MapMmioWild), (2, UnmapMmio),
        (3, Shrink), (2, CrowdMemory), (2, CrowdMmio));

    public static void MapMemory(Script script) =>
        MapMemory(script, Ranges.Within(script.Dice, Space(script)));

    public static void MapMmio(Script script)
    {
        MapMmio(script, Ranges.Mmio(script.Dice, script.Machine));
    }

    public static void MapMmio(Script script, Extent range)
    {
        script.Emit(new MapMmio(Ranges.AsArea(script.Dice, range)));
        script.Map.MapsMmio(range);
    }

    public static void UnmapMmio(Script script)
    {
        if (script.Map.Mmio.Count == 0 && script.Dice.Percent(70))
            MapMmio(script);
        script.Emit(new UnmapMmio());
        script.Map.ClearMmio();
    }

    /// <summary>Tracks more regions than the limit, each in its own slot.</summary>
    public static void CrowdMemory(Script script)
    {
        var slot = Space(script).Size / 16;
        if (slot < Numbers.Page)
            return;
        for (var index = 6UL; index < 12; index++)
            MapMemory(script, new(Space(script).Base + (index * slot), 1 + script.Dice.Below(Numbers.Page)));
    }

    private static Extent Space(Script script) => script.Map.Total;

    private static void MapMemory(Script script, Extent range)
    {
        var area = Ranges.AsArea(script.Dice, range);
        var isMutable = script.Dice.Percent(50);
        script.Emit(isMutable ? new MapMutable(area) : new MapReadOnly(area));
        script.Map.MapsMemory(range, isMutable ? Port.MapMutable : Port.MapReadOnly);
    }

    private static void MapMemoryAgain(Script script)
    {
        var taken = script.Map.Regions;
        if (taken.Count == 0)
            MapMemory(script, Space(script));
        else
            MapMemory(script, Ranges.Within(script.Dice, taken[script.Dice.Below(taken.Count)]));
    }

    private static void MapWild(Script script)
    {
        var area = Ranges.Wild(script.Dice, Space(script));
        script.Emit(script.Dice.Percent(50) ? new MapMutable(area) : new MapReadOnly(area));
    }

    private static void MapMmioWild(Script script)
    {
        var (dice, machine) = (script.Dice, script.Machine);
        script.Emit(new MapMmio(dice.Below(4) switch
        {
            0 => Area.Sized(dice.Below(machine.GuardUnit), dice.Scaled(2 * Numbers.Page)),
            1 => Area.Sized(machine.MmioEnd - dice.Below(Numbers.Page), Numbers.Page),
            2 => Area.Sized(MachineDefaults.FirmwareBase - dice.Below(Numbers.Page), Numbers.Page),
            _ => Ranges.Wild(dice, new(machine.MmioEnd - Numbers.Page, Numbers.Page)),
        }));
    }

    private static void CrowdMmio(Script script)
    {
        var start = 0x300_0000 + (0x1_0000 * script.Dice.Below(16UL));
        var step = script.Dice.Of(0x100UL, Numbers.Page, 3 * Numbers.Page);
        for (var index = 0UL; index < 6; index++)
        {
            var range = new Extent(start + (index * step), Math.Min(step, Numbers.Page));
            script.Emit(new MapMmio(Ranges.AsArea(script.Dice, range)));
            script.Map.MapsMmio(range);
        }
    }

    private static void Shrink(Script script)
    {
        var dice = script.Dice;
        var total = Space(script);
        var needed = Numbers.Page;
        foreach (var region in script.Map.Regions)
            needed = Math.Max(needed, region.End - total.Base);
        var shrunk = dice.Below(6) switch
        {
            0 => total with { Size = Math.Max(1, dice.Below(needed)) },
            1 => total with { Size = total.Size + dice.Scaled(1 << 20) },
            2 => new(total.Base + Numbers.Page, total.Size),
            _ => total with { Size = Math.Max(needed, total.Size - dice.Scaled(total.Size / 4)) },
        };
        script.Emit(new Shrink(dice.Percent(90) ? Ranges.AsArea(dice, shrunk) : Ranges.Wild(dice, total)));
        if (shrunk.Base == total.Base && shrunk.Size >= needed && shrunk.Size <= total.Size)
            script.Map.Total = shrunk;
    }
}
