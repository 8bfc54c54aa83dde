using System.Numerics;

namespace Reference;

/// <summary>
/// The memory of a buddy allocator. Since free buddies always merge, its free blocks are the largest aligned powers of
/// two, at most 2^31 bytes, that the free bytes are made of; so the free bytes and the live buffers say it all.
/// </summary>
/// <param name="Smallest">The smallest block in bytes.</param>
internal sealed record Blocks(ulong Smallest)
{
    /// <summary>The smallest block of the pool and of the heap, in bytes.</summary>
    public const ulong SmallestOfPool = 16;

    private const int LargestOrder = 31;

    /// <summary>All memory that was added.</summary>
    public ByteSet Added { get; init; }

    public ByteSet Free { get; init; }

    /// <summary>The buffers that are out, by ascending address.</summary>
    public EquatableArray<LiveBuffer> Live { get; init; }

    /// <summary>What is wrong with a shape, whatever memory there is.</summary>
    public static Error Check(Shape shape) =>
        shape.Size == 0 ? Error.ZeroSize
        : !ulong.IsPow2(shape.Alignment) ? Error.BadAlignment
        : Up(shape.Size, shape.Alignment) > long.MaxValue ? Error.LayoutOverflow
        : Error.None;

    /// <summary>Rounds up to a multiple of a power of two.</summary>
    public static UInt128 Up(UInt128 value, ulong unit) => (value + unit - 1) & ~(UInt128)(unit - 1);

    /// <summary>The block that a valid shape takes, in bytes.</summary>
    public ulong BlockOf(Shape shape) =>
        Math.Max(Math.Max(BitOperations.RoundUpToPowerOf2(shape.Size), shape.Alignment), Smallest);

    /// <summary>The lowest address of the smallest order that fits a block, if any does.</summary>
    public ulong? Find(ulong block)
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

    /// <summary>Its bytes: as asked, in blocks, and all in all.</summary>
    public Statistics Statistics()
    {
        UInt128 user = 0, allocated = 0;
        foreach (var (_, shape) in Live)
            (user, allocated) = (user + shape.Size, allocated + BlockOf(shape));
        return new(user, allocated, Added.Size, 0, 0);
    }
}

/// <summary>A buffer that is out, with the shape that was asked for.</summary>
internal readonly record struct LiveBuffer(ulong Address, Shape Shape);
