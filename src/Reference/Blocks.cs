using System.Collections.Immutable;
using System.Numerics;

namespace Reference;

/// <summary>
/// A buddy allocator. Since free buddies always merge, its free blocks are the largest aligned powers of two,
/// at most 2^31 bytes, that the free bytes are made of; so the free bytes and the live buffers say it all.
/// A struct: a copy of the state is a copy of it.
/// </summary>
/// <param name="Smallest">The smallest block in bytes.</param>
internal record struct Blocks(ulong Smallest)
{
    private const int LargestOrder = 31;

    /// <summary>All memory that was added.</summary>
    public ByteSet Added { get; private set; } = ByteSet.Empty;

    public ByteSet Free { get; private set; } = ByteSet.Empty;

    /// <summary>The buffers that are out, by address.</summary>
    public ImmutableSortedDictionary<ulong, Shape> Live { get; private set; } =
        ImmutableSortedDictionary<ulong, Shape>.Empty;

    /// <summary>What is wrong with a shape, whatever memory there is.</summary>
    public static Error Check(Shape shape) =>
        shape.Size == 0 ? Error.ZeroSize
        : !ulong.IsPow2(shape.Alignment) ? Error.BadAlignment
        : Up(shape.Size, shape.Alignment) > long.MaxValue ? Error.LayoutOverflow
        : Error.None;

    /// <summary>The block that a valid shape takes, in bytes.</summary>
    public readonly ulong BlockOf(Shape shape) =>
        Math.Max(Math.Max(BitOperations.RoundUpToPowerOf2(shape.Size), shape.Alignment), Smallest);

    /// <summary>Adds memory, trimmed inward to the smallest block.</summary>
    public Answer Add(ulong start, ulong size)
    {
        var end = (UInt128)start + size;
        var added = new Interval(Up(start, Smallest), end & ~(UInt128)(Smallest - 1));
        var error = end > UInt128.One << 64 ? Error.OutOfRange
            : added.Start < added.End && Added.Meets(added) ? Error.Overlaps
            : Error.None;
        if (error == Error.None && added.Start < added.End)
            (Added, Free) = (Added.With(added), Free.With(added));
        return Answer.Fail(error);
    }

    /// <summary>The lowest address of the smallest order that fits a block, if any does.</summary>
    public readonly ulong? Find(ulong block)
    {
        (int Order, UInt128 Start) best = (int.MaxValue, 0);
        foreach (var (start, end) in Free.Parts)
            for (var at = start; at < end;)
            {
                var aligned = (int)UInt128.TrailingZeroCount(at);
                var order = Math.Min(Math.Min(aligned, (int)UInt128.Log2(end - at)), LargestOrder);
                if (1UL << order >= block && (order, at).CompareTo(best) < 0)
                    best = (order, at);

                // Of a row of largest blocks only the first can be the lowest; there may be 2^33 of them.
                at += (order == LargestOrder ? (end - at) >> order : 1) << order;
            }

        return best.Order <= LargestOrder ? (ulong)best.Start : null;
    }

    /// <summary>Takes a free block, without making it a buffer.</summary>
    public void Take(ulong start, ulong block) => Free = Free.Without(new(start, (UInt128)start + block));

    /// <summary>Gives such a block back.</summary>
    public void Give(ulong start, ulong block) => Free = Free.With(new(start, (UInt128)start + block));

    /// <summary>Takes a buffer.</summary>
    public Answer Allocate(Shape shape)
    {
        if (Check(shape) != Error.None || Find(BlockOf(shape)) is not { } start)
            return Answer.Fail(Check(shape).Or(Error.OutOfMemory));
        Take(start, BlockOf(shape));
        Live = Live.Add(start, shape);
        return Answer.Address(start);
    }

    /// <summary>Gives a buffer back.</summary>
    public Answer Release(ulong address, Shape shape)
    {
        var error = Check(shape).Or(
            Live.TryGetValue(address, out var live) ? live == shape ? Error.None : Error.WrongLayout
            : Free.Meets(new(address, (UInt128)address + 1)) ? Error.AlreadyFreed
            : Error.NotOwned);
        if (error != Error.None)
            return Answer.Fail(error);
        Give(address, BlockOf(shape));
        Live = Live.Remove(address);
        return Answer.Ok;
    }

    /// <summary>Its bytes: as asked, in blocks, and all in all.</summary>
    public readonly Statistics Statistics()
    {
        UInt128 user = 0, allocated = 0;
        foreach (var (_, shape) in Live)
            (user, allocated) = (user + shape.Size, allocated + BlockOf(shape));
        return new(user, allocated, Added.Size, 0, 0);
    }

    private static UInt128 Up(UInt128 value, ulong unit) => (value + unit - 1) & ~(UInt128)(unit - 1);
}
