using System.Numerics;

namespace Reference;

/// <summary>
/// The memory of a buddy allocator. Free buddies always merge, so its free blocks are the largest aligned powers of
/// two, at most 2^31 bytes, that partition the free bytes; free bytes and live buffers are therefore the whole state.
/// </summary>
/// <param name="Smallest">The smallest block in bytes.</param>
internal sealed record Blocks(ulong Smallest)
{
    /// <summary>The smallest block of the pool and the heap in bytes.</summary>
    public const ulong SmallestOfPool = 16;

    private const int LargestOrder = 31;

    /// <summary>All memory added so far.</summary>
    public ByteSet Added { get; init; }

    public ByteSet Free { get; init; }

    /// <summary>The live buffers by ascending address.</summary>
    public EquatableArray<LiveBuffer> Live { get; init; }

    /// <summary>The error of a shape, independent of any memory.</summary>
    public static Error Check(Shape shape) =>
        shape.Size == 0 ? Error.ZeroSize
        : !ulong.IsPow2(shape.Alignment) ? Error.BadAlignment
        : Up(shape.Size, shape.Alignment) > long.MaxValue ? Error.LayoutOverflow
        : Error.None;

    /// <summary>Rounds up to a multiple of a power of two.</summary>
    public static UInt128 Up(UInt128 value, ulong unit) => (value + unit - 1) & ~(UInt128)(unit - 1);

    /// <summary>The block size for a valid shape in bytes.</summary>
    public ulong BlockOf(Shape shape) =>
        Math.Max(Math.Max(BitOperations.RoundUpToPowerOf2(shape.Size), shape.Alignment), Smallest);

    /// <summary>The lowest block of the smallest order that is large enough, if any.</summary>
    public ulong? Find(ulong block)
    {
        (int Order, UInt128 Start) best = (int.MaxValue, 0);
        foreach (var (start, end) in Free.Parts)
            for (var at = start; at < end;)
            {
                var aligned = (int)UInt128.TrailingZeroCount(at);
                var order = Math.Min(Math.Min(aligned, (int)UInt128.Log2(end - at)), LargestOrder);
                if (1UL << order >= block && order < best.Order)
                    best = (order, at);

                // Of a run of largest blocks only the first can be the lowest; there may be 2^33 of them.
                at += (order == LargestOrder ? (end - at) >> order : 1) << order;
            }

        return best.Order <= LargestOrder ? (ulong)best.Start : null;
    }

    /// <summary>Bytes as requested, in blocks, and in total.</summary>
    public Statistics Statistics()
    {
        UInt128 user = 0, allocated = 0;
        foreach (var (_, shape, _) in Live)
            (user, allocated) = (user + shape.Size, allocated + BlockOf(shape));
        return new(user, allocated, Added.Size, 0, 0);
    }
}

/// <summary>A live buffer with the shape that was requested; a bounce buffer has a loan.</summary>
internal readonly record struct LiveBuffer(ulong Address, Shape Shape, Loan? Loan = null);

/// <summary>What a bounce buffer stands in for.</summary>
internal sealed record Loan(ulong Buffer, ulong Bytes, Direction Direction);
