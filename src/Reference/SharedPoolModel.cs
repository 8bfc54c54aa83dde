using System.Collections.Immutable;

namespace Reference;

/// <summary>Steps of the shared pool: initialising it, allocating and freeing buffers, and closing it.</summary>
internal sealed class SharedPoolModel(
    PoolState now, PlatformModel platform, AllocatorModel heap, AllocatorModel memory)
{
    public PoolState Now { get; private set; } = now;

    /// <summary>The command's answer; null if it belongs to another part.</summary>
    public Answer? Do(Command command) => command switch
    {
        InitDynamicPool => InitDynamic(),
        Allocate take => Allocate(take.Shape),
        Free give => Release(give.Buffer.Value, give.As!.Value),
        Refill refill => Refill(refill.Shape),
        UnshareAll => Close(),
        _ => null,
    };

    public Answer InitDynamic()
    {
        if (Now.Kind != PoolKind.None || platform.IsGunyah)
            return Answer.Fail(
                Now.Kind == PoolKind.Dynamic ? Error.SharedMemorySetFailure : Error.SharedPoolSetFailure);
        var info = platform.Ask(Hypercall.MemInfo);
        if (info.Value is not { } granule || !ulong.IsPow2(granule))
            return info.And(Answer.Fail(Error.BadAlignment));
        Now = Now with { Kind = PoolKind.Dynamic, Granule = granule };
        return Answer.Ok;
    }

    /// <param name="area">The range that the host has shared.</param>
    /// <param name="map">Tracks and maps the range.</param>
    public Answer InitStatic(Area area, Func<Answer> map)
    {
        if (Now.Kind != PoolKind.None || !platform.IsGunyah)
            return Answer.Fail(Error.SharedPoolSetFailure);
        if (map() is { Succeeded: false } refused)
            return refused;
        Now = Now with { Kind = PoolKind.Static, StaticRange = area.Read() };
        return memory.Add(Now.StaticRange.Base, Now.StaticRange.Size);
    }

    /// <param name="shape">The requested size and alignment.</param>
    /// <param name="callers">The caller's own error, which counts once the pool and the shape are valid.</param>
    public Answer Allocate(Shape shape, Error callers = Error.None)
    {
        if (Usable(shape).Or(callers) is var error and not Error.None)
            return Answer.Fail(error);
        var taken = memory.Allocate(shape);
        if (taken.Succeeded)
            return taken;
        var grown = Grow(shape);
        return grown.Succeeded ? memory.Allocate(shape) : grown;
    }

    /// <inheritdoc cref="Allocate"/>
    public Answer Release(ulong address, Shape shape, Error callers = Error.None) =>
        Now.Revoked.Items.Contains(address) ? Answer.Fail(Error.Revoked)
        : Usable(shape).Or(callers) is var error and not Error.None ? Answer.Fail(error)
        : memory.Release(address, shape);

    private Answer Refill(Shape shape) =>
        Usable(shape) is var error and not Error.None ? Answer.Fail(error) : Grow(shape);

    /// <summary>Unshares live blocks, newest first, then quarantined ones, oldest first.</summary>
    public Answer Close()
    {
        if (Now.Kind == PoolKind.Static)
        {
            platform.Fill(Now.StaticRange.Base, Now.StaticRange.Size);
            platform.Flush(Now.StaticRange);
        }

        List<Held> live = [];
        foreach (var block in Now.SharedBlocks.Reverse())
            live.Add(TakeBack(block, block.Steps(Now.Granule), failed: null));
        EquatableArray<Refusal> refusals = [.. live.SelectMany(held => held.Refused), .. Retry()];
        Now = new()
        {
            Kind = PoolKind.Closed,
            Quarantine = [.. Now.Quarantine, .. live.Where(held => !held.Refused.IsEmpty)],
            Revoked = [.. Now.Revoked, .. memory.Now.Live.Select(buffer => buffer.Address)],
        };
        memory.Clear();
        return refusals.IsEmpty ? Answer.Ok : new() { Error = Error.Quarantined, Refusals = refusals };
    }

    private Error Usable(Shape shape) =>
        Now.Kind == PoolKind.Closed ? Error.Closed
        : Now.Kind == PoolKind.None ? Error.NotInitialised
        : Blocks.Check(shape);

    /// <summary>Shares one more heap block for a shape; if the heap has none, retries the quarantine first.</summary>
    private Answer Grow(Shape shape)
    {
        if (Now.Kind == PoolKind.Static)
            return Answer.Fail(Error.OutOfMemory);
        var size = Math.Max(memory.Now.BlockOf(shape), Now.Granule);
        var refused = heap.Now.Find(size) is null ? Retry() : default;
        var grown = heap.Now.Find(size) is { } start ? Share(new(start, size)) : Answer.Fail(Error.OutOfMemory);
        return grown.Succeeded ? grown : grown with { Refusals = [.. refused, .. grown.Refusals] };
    }

    /// <summary>Shares a heap block and adds it to the pool; all or nothing.</summary>
    private Answer Share(Extent block)
    {
        heap.Take(block.Base, block.Size);
        platform.Fill(block.Base, block.Size);
        foreach (var granule in block.Steps(Now.Granule))
            if (platform.Call(Hypercall.MemShare, granule) is var code and not 0)
            {
                var tried = block.Steps(Now.Granule).TakeWhile(other => other <= granule);
                var held = TakeBack(block, tried.Reverse(), failed: granule);
                if (!held.Refused.IsEmpty)
                    Now = Now with { Quarantine = [.. Now.Quarantine, held] };
                return platform.Failed(Hypercall.MemShare, code) with { Refusals = held.Refused };
            }

        Now = Now with { SharedBlocks = Now.SharedBlocks.Items.Add(block) };
        return memory.Add(block.Base, block.Size);
    }

    /// <summary>Unshares each quarantined granule once more, oldest block first; returns those refused again.</summary>
    private EquatableArray<Refusal> Retry()
    {
        Held[] tried =
            [.. Now.Quarantine.Select(it => TakeBack(it.Block, it.Refused.Select(of => of.Granule), it.Failed))];
        Now = Now with { Quarantine = [.. tried.Where(held => !held.Refused.IsEmpty)] };
        return [.. tried.SelectMany(held => held.Refused)];
    }

    /// <summary>Unshares granules of a heap block; returns the block to the heap if none is refused.</summary>
    /// <param name="block">The block.</param>
    /// <param name="granules">The granules to unshare, in order.</param>
    /// <param name="failed">The one whose own MEM_SHARE failed: -3 means that it is not shared.</param>
    private Held TakeBack(Extent block, IEnumerable<ulong> granules, ulong? failed)
    {
        var refused = ImmutableArray.CreateBuilder<Refusal>();
        foreach (var granule in granules)
            if (platform.Call(Hypercall.MemUnshare, granule) is var code and not 0 && (code, granule) != (-3, failed))
                refused.Add(new(granule, code));
        if (refused.Count == 0)
            heap.Give(block.Base, block.Size);
        return new(block, refused.DrainToImmutable(), failed);
    }
}
