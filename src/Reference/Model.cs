using System.Collections.Immutable;

namespace Reference;

/// <summary>The executable reference model: what every command must answer, do and leave behind.</summary>
public static class Model
{
    /// <summary>Does one resolved command: every place an address, every optional field given.</summary>
    /// <param name="state">The state before it; not changed.</param>
    /// <param name="command">The command; none of the host's, which change no state.</param>
    /// <returns>The state behind it, and what the command answered and did on its way.</returns>
    public static (State After, Outcome Outcome) Step(State state, Command command)
    {
        var now = state with { Trace = ImmutableArray.CreateBuilder<Entry>() };
        var answer = state.Platform is AllocatorPlatform ? DoBare(now, command) : Do(now, command);
        return (now, new(answer, now.Trace.DrainToImmutable()));
    }

    /// <summary>All that can be asked of the parts in a state.</summary>
    public static View Observe(State state)
    {
        if (state.Platform is AllocatorPlatform)
            return new(state.Heap.Statistics(), 0, default, [], [], []);
        var free = (ulong)state.Heap.Free.Size;
        if (state.Phase is Phase.BeforeBoot or Phase.Failed)
            return new(default, free, default, [], [], []);
        UInt128 shared = 0, quarantined = 0;
        foreach (var block in state.SharedBlocks)
            shared += block.Size;
        foreach (var held in state.Quarantine)
            quarantined += held.Block.Size;
        var pool = state.Pool.Statistics() with { Shared = shared, Quarantined = quarantined };
        return new(pool, free, state.Total, state.Regions, state.Mmio, [.. state.RefusedPages]);
    }

    private static Answer DoBare(State now, Command command) => command switch
    {
        Add add => now.Heap.Add(add.Base, add.Size),
        Allocate take => now.Heap.Allocate(take.Shape),
        Free give => now.Heap.Release(give.Buffer.Value, give.As!.Value),
        _ => Answer.Idle,
    };

    /// <summary>What needs no tracker, then what needs none that lives, then the rest.</summary>
    private static Answer Do(State now, Command command) => command switch
    {
        GuestWrite write => now.Fill(write.Place.Value, write.Bytes, write.Value),
        HeapAllocate take => now.HeapAllocate(take.Shape),
        HeapFree give => now.Heap.Release(give.Buffer.Value, give.As!.Value),
        Boot boot when now.Phase == Phase.BeforeBoot => now.Boot(boot.Facts),
        EnterPayload when now.Phase is Phase.Booted or Phase.Ended => now.EndBoot(RebootReason.None),
        FailBoot fail when now.Phase is Phase.Booted or Phase.Ended => now.EndBoot(fail.Reason),
        _ when now.Phase is Phase.BeforeBoot or Phase.Failed => Answer.Idle,
        MmioAddress address => now.MmioAddress(address.Area),
        _ when now.IsDisposed && command is not (Add or Boot or EnterPayload or FailBoot) =>
            Answer.Fail(Error.Disposed),
        Allocate take => now.Allocate(take.Shape),
        Free give => now.Release(give.Buffer.Value, give.As!.Value),
        DmaAllocate take => now.DmaAllocate(take.Pages),
        DmaFree give => now.DmaFree(give.Buffer.Value, give.Pages!.Value),
        Share share => now.Share(share.Buffer.Value, share.Bytes, share.Direction),
        Unshare give =>
            now.Unshare(give.Bounce.Value, give.Buffer!.Value.Value, give.Bytes!.Value, give.Direction!.Value),
        InitDynamicPool => now.InitDynamicPool(),
        InitStaticPool init => now.InitStaticPool(init.Area),
        Refill refill => now.Refill(refill.Shape),
        UnshareAll => now.UnshareAll(),
        Shrink shrink => now.Shrink(shrink.Area),
        MapReadOnly map => now.MapMemory(map.Area, Port.MapReadOnly),
        MapMutable map => now.MapMemory(map.Area, Port.MapMutable),
        MapMmio map => now.MapMmio(map.Area),
        UnmapMmio => now.UnmapMmio(),
        Dispose => now.Dispose(),
        _ => Answer.Idle,
    };
}
