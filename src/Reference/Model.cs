using System.Collections.Immutable;

namespace Reference;

/// <summary>The executable reference model: what every command must answer, do and leave behind.</summary>
public static class Model
{
    /// <summary>Does one resolved command: every place an address, every optional field given.</summary>
    /// <param name="state">The state before it; not changed.</param>
    /// <param name="command">The command.</param>
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
        Free { As: { } shape } give => now.Heap.Release(give.Buffer.Value, shape),
        _ => Answer.Idle,
    };

    /// <summary>What needs no tracker, then what needs none that lives, then the rest.</summary>
    private static Answer Do(State now, Command command) => command switch
    {
        GuestWrite write => now.Fill(write.Place.Value, write.Bytes, write.Value),
        HostAccess => Answer.Ok,
        HeapAllocate take => now.HeapAllocate(take.Shape),
        HeapFree { As: { } shape } give => now.Heap.Release(give.Buffer.Value, shape),
        Boot boot when now.Phase == Phase.BeforeBoot => now.Boot(boot.Facts),
        EnterPayload when now.Phase is Phase.Booted or Phase.Ended => now.EndBoot(RebootReason.None),
        FailBoot fail when now.Phase is Phase.Booted or Phase.Ended => now.EndBoot(fail.Reason),
        Add or Boot or EnterPayload or FailBoot => Answer.Idle,
        _ when now.Phase is Phase.BeforeBoot or Phase.Failed => Answer.Idle,
        MmioAddress address => now.MmioAddress(address.Area),
        _ when now.IsDisposed => Answer.Fail(Error.Disposed),
        Allocate take => now.Allocate(take.Shape),
        Free { As: { } shape } give => now.Release(give.Buffer.Value, shape),
        DmaAllocate take => now.DmaAllocate(take.Pages),
        DmaFree { Pages: { } pages } give => now.DmaFree(give.Buffer.Value, pages),
        Share share => now.Share(share.Buffer.Value, share.Bytes, share.Direction),
        Unshare { Buffer: { } buffer, Bytes: { } bytes, Direction: { } direction } unshare =>
            now.Unshare(unshare.Bounce.Value, buffer.Value, bytes, direction),
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
