using System.Numerics;
using MemoryModel;

namespace Bench.SortedSets;

/// <summary>
/// The production code's allocator of commit bb1f8e8, for comparison: a sorted set of free blocks for each order, and a
/// dictionary of live buffers.
/// </summary>
public sealed class SortedSetAllocator
{
    /// <summary>The largest block in bytes.</summary>
    public const ulong LargestBlock = 1UL << FreeLists.LargestOrder;

    private readonly ulong _smallest;
    private readonly FreeLists _free;
    private readonly RunSet _added = new();
    private readonly Dictionary<ulong, Layout> _live = [];

    /// <param name="smallest">The smallest block in bytes, a power of two.</param>
    public SortedSetAllocator(ulong smallest)
    {
        _smallest = smallest;
        _free = new FreeLists(BitOperations.Log2(smallest));
    }

    /// <summary>Bytes added so far, after trimming.</summary>
    public UInt128 TotalBytes { get; private set; }

    /// <summary>Bytes in the blocks of live buffers.</summary>
    public UInt128 AllocatedBytes { get; private set; }

    /// <summary>Bytes of live buffers, as asked for.</summary>
    public UInt128 UserBytes { get; private set; }

    /// <summary>Adds memory; its ends are trimmed inward to the smallest block.</summary>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes; the range may end at 2^64.</param>
    /// <returns>
    /// Success, also where nothing is left; OutOfRange where it wraps; Overlaps with memory added before.
    /// </returns>
    public Result Add(ulong start, ulong size)
    {
        if (size != 0 && size - 1 > ulong.MaxValue - start)
        {
            return MemoryError.Of(
                ErrorKind.OutOfRange, $"{size} bytes at 0x{start:x} pass 2^64", "the last may be at 2^64 - 1");
        }

        var trimmed = unchecked(0 - start) & (_smallest - 1);
        if (size < trimmed + _smallest)
            return Result.Ok;
        var first = unchecked(start + trimmed);
        var bytes = (size - trimmed) & ~(_smallest - 1);
        var last = first + (bytes - 1);
        if (_added.Intersects(first, last))
        {
            return MemoryError.Of(
                ErrorKind.Overlaps, $"{size} bytes at 0x{start:x} touch memory of the allocator", "add a byte once");
        }

        _added.Add(first, last);
        _free.PutRange(first, bytes);
        TotalBytes += bytes;
        return Result.Ok;
    }

    /// <summary>Takes the lowest address of the smallest free order that fits.</summary>
    /// <returns>The address; the layout's own error; or OutOfMemory.</returns>
    public Result<ulong> Allocate(Result<Layout> layout)
    {
        if (!layout.IsOk)
            return layout.Error;
        var block = BlockSize(layout.Value);
        if (block > LargestBlock || _free.Take(BitOperations.Log2(block)) is not { } address)
        {
            return MemoryError.Of(
                ErrorKind.OutOfMemory,
                $"no free block serves {layout.Value}",
                $"free what is not needed; a block has at most {LargestBlock} bytes");
        }

        _live.Add(address, layout.Value);
        AllocatedBytes += block;
        UserBytes += layout.Value.Size;
        return address;
    }

    /// <summary>Gives a live buffer back.</summary>
    /// <param name="address">Where it begins.</param>
    /// <param name="layout">The layout that it was taken with.</param>
    /// <returns>Success; the layout's own error; WrongLayout, AlreadyFreed or NotOwned, which change nothing.</returns>
    public Result Free(ulong address, Result<Layout> layout)
    {
        var owned = CheckOwned(address, layout);
        if (!owned.IsOk)
            return owned;
        var block = BlockSize(layout.Value);
        _live.Remove(address);
        _free.Put(address, BitOperations.Log2(block));
        AllocatedBytes -= block;
        UserBytes -= layout.Value.Size;
        return Result.Ok;
    }

    /// <summary>Whether <see cref="Free"/> would take a buffer back, and its error if not.</summary>
    private Result CheckOwned(ulong address, Result<Layout> layout)
    {
        if (!layout.IsOk)
            return layout.Error;
        if (_live.TryGetValue(address, out var live))
        {
            return live == layout.Value
                ? Result.Ok
                : MemoryError.Of(
                    ErrorKind.WrongLayout,
                    $"0x{address:x} was given back as {layout.Value}",
                    $"the buffer there was taken with {live}");
        }

        return _free.Contains(address)
            ? MemoryError.Of(
                ErrorKind.AlreadyFreed, $"0x{address:x} lies in memory that is free", "free a buffer once")
            : MemoryError.Of(
                ErrorKind.NotOwned, $"no live buffer begins at 0x{address:x}", "free what an allocation answered");
    }

    /// <summary>The bytes that a layout takes; a power of two, which may be above the largest block.</summary>
    private ulong BlockSize(Layout layout) =>
        Math.Max(Math.Max(BitOperations.RoundUpToPowerOf2(layout.Size), layout.Alignment), _smallest);
}
