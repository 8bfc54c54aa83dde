using System.Collections.Immutable;

namespace Reference;

/// <summary>The shared pool: making it, taking and giving buffers, and closing it.</summary>
public sealed partial record State
{
    internal Answer InitDynamicPool()
    {
        if (PoolKind != PoolKind.None || IsGunyah)
            return Answer.Fail(
                PoolKind == PoolKind.Dynamic ? Error.SharedMemorySetFailure : Error.SharedPoolSetFailure);
        var info = Ask(Hypercall.MemInfo);
        if (info.Value is not { } granule || !ulong.IsPow2(granule))
            return info.And(Answer.Fail(Error.BadAlignment));
        (PoolKind, Granule) = (PoolKind.Dynamic, granule);
        return Answer.Ok;
    }

    internal Answer InitStaticPool(Area area)
    {
        if (PoolKind != PoolKind.None || !IsGunyah)
            return Answer.Fail(Error.SharedPoolSetFailure);
        return MapMemory(area, Port.MapMutable).Then(() =>
        {
            (PoolKind, StaticRange) = (PoolKind.Static, area.Read());
            return Pool.Add(StaticRange.Base, StaticRange.Size);
        });
    }

    /// <param name="shape">What is asked for.</param>
    /// <param name="callers">The caller's own objection, heard once the pool and the shape are fine.</param>
    internal Answer Allocate(Shape shape, Error callers = Error.None) => Usable(shape).Or(callers)
        .Then(() => Pool.Allocate(shape).Else(() => Grow(shape).Then(() => Pool.Allocate(shape))));

    /// <inheritdoc cref="Allocate"/>
    internal Answer Release(ulong address, Shape shape, Error callers = Error.None) =>
        (Revoked.Contains(address) ? Error.Revoked : Usable(shape).Or(callers))
        .Then(() => Pool.Release(address, shape));

    internal Answer Refill(Shape shape) => Usable(shape).Then(() => Grow(shape));

    /// <summary>Takes back live blocks, latest first, then what was refused before, oldest first.</summary>
    internal Answer UnshareAll()
    {
        if (PoolKind == PoolKind.Static)
        {
            Fill(StaticRange.Base, StaticRange.Size);
            Flush(StaticRange);
        }

        Held[] live = [.. SharedBlocks.Reverse().Select(block => TakeBack(block, block.Steps(Granule)))];
        Held[] old = [.. Quarantine.Select(it => TakeBack(it.Block, it.Refused.Select(r => r.Granule)))];
        Quarantine = [.. old.Concat(live).Where(held => !held.Refused.IsEmpty)];
        Revoked = Revoked.Union(Pool.Live.Keys);
        (PoolKind, Pool, SharedBlocks) = (PoolKind.Closed, new(SmallestBlock), []);
        ImmutableArray<Refusal> refused = [.. live.Concat(old).SelectMany(held => held.Refused)];
        return refused.IsEmpty ? Answer.Ok : new() { Error = Error.Quarantined, Refusals = refused };
    }

    private Error Usable(Shape shape) =>
        PoolKind == PoolKind.Closed ? Error.Closed
        : PoolKind == PoolKind.None ? Error.NotInitialised
        : Blocks.Check(shape);

    /// <summary>Shares one more heap block, large enough for a layout; all of it or nothing.</summary>
    private Answer Grow(Shape shape)
    {
        var size = Math.Max(Pool.BlockOf(shape), Granule);
        if (PoolKind == PoolKind.Static || Heap.Find(size) is not { } start)
            return Answer.Fail(Error.OutOfMemory);
        var block = new Extent(start, size);
        Heap.Take(start, size);
        Fill(start, size);
        foreach (var granule in block.Steps(Granule))
            if (Call(Hypercall.MemShare, granule) is var code and not 0)
            {
                var held = TakeBack(block, block.Steps(Granule).TakeWhile(g => g <= granule).Reverse());
                Quarantine = held.Refused.IsEmpty ? Quarantine : Quarantine.Add(held);
                return Failed(Hypercall.MemShare, code) with { Refusals = held.Refused };
            }

        SharedBlocks = SharedBlocks.Add(block);
        return Pool.Add(start, size);
    }

    /// <summary>Makes granules of a heap block private; the block goes back when none is refused.</summary>
    private Held TakeBack(Extent block, IEnumerable<ulong> granules)
    {
        // MEM_UNSHARE's -3 says that the granule is private already.
        var answers = granules.Select(granule => new Refusal(granule, Call(Hypercall.MemUnshare, granule)));
        var held = new Held(block, [.. answers.Where(answer => answer.Code is not (0 or -3))]);
        if (held.Refused.IsEmpty)
            Heap.Give(block.Base, block.Size);
        return held;
    }
}
