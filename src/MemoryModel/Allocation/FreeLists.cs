using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace MemoryModel.Allocation;

/// <summary>
/// The free blocks of a buddy allocator by order (a block of order k has 2^k bytes). Two buddies are never both free:
/// they merge on insertion. Blocks of the largest order do not merge; there can be 2^33 of them, so they are stored
/// as runs.
/// </summary>
/// <param name="smallestOrder">The order of the smallest block, 0 to <see cref="LargestOrder"/>.</param>
internal sealed class FreeLists(int smallestOrder)
{
    /// <summary>The order of the largest block, 2^31 bytes.</summary>
    public const int LargestOrder = 31;

    private readonly SortedSet<ulong>[] _blocks =
        [.. Enumerable.Range(0, LargestOrder).Select(_ => new SortedSet<ulong>())];

    private readonly RunSet _largest = new();

    /// <summary>The total size of all free blocks in bytes.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public UInt128 Bytes
    {
        get
        {
            var bytes = _largest.Count << LargestOrder;
            for (var order = smallestOrder; order < LargestOrder; order++)
                bytes += (UInt128)_blocks[order].Count << order;
            return bytes;
        }
    }

    /// <summary>The size of the largest free block in bytes; 0 if nothing is free.</summary>
    public ulong LargestBlock
    {
        get
        {
            var order = _largest.IsEmpty ? Array.FindLastIndex(_blocks, starts => starts.Count > 0) : LargestOrder;
            return order < 0 ? 0 : 1UL << order;
        }
    }

    /// <summary>Whether no two free blocks overlap; visits every block.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public bool IsDisjoint
    {
        get
        {
            var blocks = _blocks.SelectMany((starts, order) => starts.Select(start => (Start: start, Order: order)))
                .OrderBy(block => block.Start).ToArray();
            return blocks.Zip(blocks.Skip(1))
                .All(pair => pair.Second.Start - pair.First.Start >= 1UL << pair.First.Order)
                & blocks.All(block => !_largest.Contains(block.Start >> LargestOrder));
        }
    }

    /// <summary>Removes the lowest block of the smallest order that fits; splits keep the lower half.</summary>
    /// <returns>Its address, or null if no block is large enough.</returns>
    public ulong? Take(int order)
    {
        for (var from = order; from <= LargestOrder; from++)
        {
            if (TakeLowest(from) is { } address)
            {
                while (from-- > order)
                    _blocks[from].Add(address + (1UL << from));
                return address;
            }
        }

        return null;
    }

    /// <summary>Inserts a block and merges it with its free buddies.</summary>
    public void Put(ulong address, int order)
    {
        Debug.Assert(BitOperations.TrailingZeroCount(address) >= order, "a block is aligned to its size");
        while (order < LargestOrder && _blocks[order].Remove(address ^ (1UL << order)))
            address &= ~(1UL << order++);
        if (order == LargestOrder)
            _largest.Add(address >> LargestOrder, address >> LargestOrder);
        else
            AddTo(order, address);
    }

    /// <summary>Inserts a range of whole smallest blocks, split into the largest aligned blocks.</summary>
    /// <param name="start">The first address, a multiple of the smallest block.</param>
    /// <param name="size">Bytes, a multiple of the smallest block; the range may end at 2^64.</param>
    public void PutRange(ulong start, ulong size)
    {
        while (size != 0)
        {
            var order = Math.Min(BitOperations.TrailingZeroCount(start), BitOperations.Log2(size));
            var taken = 1UL << Math.Min(order, LargestOrder);
            if (order < LargestOrder)
                Put(start, order);
            else
                taken = PutLargest(start, size);
            start = unchecked(start + taken);
            size -= taken;
        }
    }

    /// <summary>Whether the byte at an address lies in a free block.</summary>
    public bool Contains(ulong address)
    {
        for (var order = smallestOrder; order < LargestOrder; order++)
        {
            if (_blocks[order].Contains(address & ~((1UL << order) - 1)))
                return true;
        }

        return _largest.Contains(address >> LargestOrder);
    }

    private void AddTo(int order, ulong address)
    {
        var isNew = _blocks[order].Add(address);
        Debug.Assert(isNew, "a block is not inserted twice");
    }

    private ulong PutLargest(ulong start, ulong size)
    {
        var count = size >> LargestOrder;
        var first = start >> LargestOrder;
        _largest.Add(first, first + count - 1);
        return count << LargestOrder;
    }

    private ulong? TakeLowest(int order)
    {
        if (order == LargestOrder)
            return _largest.IsEmpty ? null : _largest.TakeLowest() << LargestOrder;
        var blocks = _blocks[order];
        if (blocks.Count == 0)
            return null;
        var lowest = blocks.Min;
        blocks.Remove(lowest);
        return lowest;
    }
}
