using System.Numerics;

namespace Bench.SortedSets;

/// <summary>
/// The free blocks of a buddy allocator, by order (order k is 2^k bytes). Buddies are never both free: they merge
/// as they come in. Blocks of the largest order do not merge; there can be 2^33 of them, so they are kept as runs.
/// </summary>
/// <param name="smallestOrder">The lowest order that blocks have, 0 to <see cref="LargestOrder"/>.</param>
internal sealed class FreeLists(int smallestOrder)
{
    /// <summary>Blocks have at most 2^31 bytes.</summary>
    public const int LargestOrder = 31;

    private readonly SortedSet<ulong>[] _blocks =
        [.. Enumerable.Range(0, LargestOrder).Select(_ => new SortedSet<ulong>())];

    private readonly RunSet _largest = new();

    /// <summary>Takes the lowest block of the smallest order that fits, the lower half of each split.</summary>
    /// <returns>The address, or null where no block is large enough.</returns>
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

    /// <summary>Puts a block back and merges it with its free buddies.</summary>
    public void Put(ulong address, int order)
    {
        while (order < LargestOrder && _blocks[order].Remove(address ^ (1UL << order)))
            address &= ~(1UL << order++);
        if (order == LargestOrder)
            _largest.Add(address >> LargestOrder, address >> LargestOrder);
        else
            _blocks[order].Add(address);
    }

    /// <summary>Puts a range of whole smallest blocks in, cut into the largest aligned blocks.</summary>
    /// <param name="start">A multiple of the smallest block.</param>
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

    /// <summary>Whether the byte at an address is free.</summary>
    public bool Contains(ulong address)
    {
        for (var order = smallestOrder; order < LargestOrder; order++)
        {
            if (_blocks[order].Contains(address & ~((1UL << order) - 1)))
                return true;
        }

        return _largest.Contains(address >> LargestOrder);
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
