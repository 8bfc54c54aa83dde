using Generators.Chance;
using Generators.Writing;
using Lockstep.Platforms;

namespace Generators.Moves;

/// <summary>Initialises and closes the pool, at the right time and at the wrong one.</summary>
internal static class EndMoves
{
    public static Deck<Move> InitAgain { get; } = new((3, InitDynamic), (2, InitStatic));

    /// <summary>Whether a dynamic pool can be initialised; a granule of 2^63 or more would be an error code.</summary>
    public static bool CanShare(Machine machine) =>
        machine.SharesOnDemand && machine.Granule < 1UL << 63 && ulong.IsPow2(machine.Granule);

    /// <summary>Initialises the kind of pool that the hypervisor supports.</summary>
    public static void Init(Script script)
    {
        if (script.Machine.SharesOnDemand)
            InitDynamic(script);
        else
            InitStatic(script);
    }

    public static void UnshareAll(Script script)
    {
        script.Emit(new UnshareAll());
        script.Forecast.Close();
    }

    /// <summary>Disposes, mostly while some MMIO is mapped.</summary>
    public static void Dispose(Script script)
    {
        if (script.Map.Mmio.Count == 0 && script.Dice.Percent(50))
            TrackerMoves.MapMmio(script);
        script.Emit(new Dispose());
        script.Forecast.Close();
        script.Forecast.Stage = Stage.Disposed;
    }

    /// <summary>Unmaps MMIO, then disposes; disposal retries pages that were refused.</summary>
    public static void UnmapAndDispose(Script script)
    {
        TrackerMoves.UnmapMmio(script);
        Dispose(script);
    }

    private static void InitDynamic(Script script)
    {
        script.Emit(new InitDynamicPool());
        if (script.Stage == Stage.Fresh && CanShare(script.Machine) && !script.Ports.Fails(Port.MemInfo))
            script.Forecast.Stage = Stage.Open;
        if (script.Ports.MayFail(Port.MemShare) && script.Ports.MayFail(Port.MemUnshare) && script.Dice.Percent(40))
            PoolMoves.RefillAgain(script);
    }

    private static void InitStatic(Script script)
    {
        var dice = script.Dice;
        var swiotlb = script.Machine.Swiotlb;
        if (dice.Percent(3))
            TrackerMoves.CrowdMemory(script);
        if (dice.Percent(12))
        {
            var taken = script.Map.Regions;
            script.Emit(new InitStaticPool(taken.Count > 0 && dice.Percent(50)
                ? Ranges.AsArea(dice, taken[dice.Below(taken.Count)])
                : Ranges.Wild(dice, script.Machine.Memory)));
            return;
        }

        var range = swiotlb.Size > 0 && dice.Percent(95) ? swiotlb : Ranges.Within(dice, script.Map.Total);
        script.Emit(new InitStaticPool(Ranges.AsArea(dice, range)));
        if (script.Stage != Stage.Fresh || script.Machine.SharesOnDemand
            || !script.Map.MapsMemory(range, Port.MapMutable))
            return;
        script.Forecast.Own(range);
        script.Forecast.Stage = Stage.Open;
    }
}
