namespace Reference;

/// <summary>The virtio HAL over the pool.</summary>
internal sealed class HalModel(PlatformModel platform, SharedPoolModel pool)
{
    private const ulong BounceAlignment = 16;

    /// <summary>The command's answer; null if it belongs to another part.</summary>
    public Answer? Do(Command command) => command switch
    {
        DmaAllocate take => platform.Zeroed(pool.Allocate(WholePages(take.Pages)), WholePages(take.Pages)),
        DmaFree give => pool.Release(give.Buffer.Value, WholePages(give.Pages!.Value)),
        Share share => Share(share.Buffer.Value, share.Bytes, share.Direction),
        Unshare give =>
            Unshare(give.Bounce.Value, give.Buffer!.Value.Value, give.Bytes!.Value, give.Direction!.Value),
        _ => null,
    };

    private Answer Share(ulong buffer, ulong bytes, Direction direction)
    {
        var answer = pool.Allocate(new(bytes, BounceAlignment), Wraps(buffer, bytes));
        if (answer.Value is { } bounce && direction != Direction.FromDevice)
            platform.Copy(buffer, bounce, bytes);
        return answer;
    }

    private Answer Unshare(ulong bounce, ulong buffer, ulong bytes, Direction direction)
    {
        // The implementation copies before it frees. Freeing leaves no trace entry, so the order does not matter here.
        var answer = pool.Release(bounce, new(bytes, BounceAlignment), Wraps(buffer, bytes));
        if (answer.Succeeded && direction != Direction.ToDevice)
            platform.Copy(bounce, buffer, bytes);
        return answer;
    }

    // A page count that overflows becomes a size that no layout allows.
    private static Shape WholePages(ulong pages) =>
        new(pages > ulong.MaxValue / Ranges.Page ? ulong.MaxValue : pages * Ranges.Page, Ranges.Page);

    private static Error Wraps(ulong buffer, ulong bytes) =>
        (UInt128)buffer + bytes > UInt128.One << 64 ? Error.OutOfRange : Error.None;
}
