namespace Reference;

/// <summary>The virtio HAL over the pool, and the guest's heap.</summary>
public sealed partial record State
{
    private const ulong BounceAlignment = 16;

    internal Answer DmaAllocate(ulong pages) => Zeroed(Allocate(WholePages(pages)), WholePages(pages));

    internal Answer DmaFree(ulong address, ulong pages) => Release(address, WholePages(pages));

    internal Answer HeapAllocate(Shape shape) => Zeroed(Heap.Allocate(shape), shape);

    internal Answer Share(ulong buffer, ulong bytes, Direction direction)
    {
        var answer = Allocate(new(bytes, BounceAlignment), Wraps(buffer, bytes));
        if (answer.Value is { } bounce && direction != Direction.FromDevice)
            Trace.Add(new CopyEntry(buffer, bounce, bytes));
        return answer;
    }

    internal Answer Unshare(ulong bounce, ulong buffer, ulong bytes, Direction direction)
    {
        // The copy comes before the freeing, which leaves no entry of its own.
        var answer = Release(bounce, new(bytes, BounceAlignment), Wraps(buffer, bytes));
        if (answer.Succeeded && direction != Direction.ToDevice)
            Trace.Add(new CopyEntry(bounce, buffer, bytes));
        return answer;
    }

    internal Answer MmioAddress(Area area) =>
        area.Read().IsIn(Bar) ? Answer.Address(area.First) : Answer.Fail(Error.OutOfRange);

    private Answer Zeroed(Answer answer, Shape shape)
    {
        if (answer.Value is { } address)
            Fill(address, shape.Size);
        return answer;
    }

    // Too many pages become a size that no layout allows.
    private static Shape WholePages(ulong pages) =>
        new(pages > ulong.MaxValue / Ranges.Page ? ulong.MaxValue : pages * Ranges.Page, Ranges.Page);

    private static Error Wraps(ulong buffer, ulong bytes) =>
        (UInt128)buffer + bytes > UInt128.One << 64 ? Error.OutOfRange : Error.None;
}
