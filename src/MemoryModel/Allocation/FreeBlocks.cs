using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace MemoryModel.Allocation;

/// <summary>
/// The free blocks of a buddy allocator by order (a block of order k has 2^k bytes). Two buddies are never both free:
/// they merge on insertion. The lowest blocks of each order are in a sorted row, all others in the tree. Blocks of the
/// largest order do not merge; there can be 2^33 of them, so they are stored as runs.
/// </summary>
/// <param name="tree">The tree of all memory.</param>
internal sealed class FreeBlocks(BlockTree tree)
{
    /// <summary>The order of the largest block, 2^31 bytes.</summary>
    public const int LargestOrder = 31;

    private readonly RunSet _largest = new();

    // By order, up to the largest order that blocks had so far.
    private FirstBlocks[] _first = [];

    // Blocks below the limit of their order are in its row, others in the tree; no limit where the tree has none.
    private ulong[] _limits = [];
    private uint _orders;

    /// <summary>The size of the largest free block in bytes; 0 if nothing is free.</summary>
    public ulong LargestBlock => _orders == 0 ? 0 : 1UL << BitOperations.Log2(_orders);

    /// <summary>The number of free blocks of the largest order.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public UInt128 LargestCount => _largest.Count;

    /// <summary>All free blocks below the largest order: first address and order.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public IEnumerable<(ulong Start, int Order)> All =>
        _first.SelectMany((row, order) => row.All.Select(start => (start, order))).Concat(tree.FreeBlocks);

    /// <summary>Removes the lowest block of the smallest order that fits; splits keep the lower half.</summary>
    /// <param name="order">The order to take, possibly above the largest.</param>
    /// <param name="address">The block's address.</param>
    /// <returns>Whether there is a block that is large enough.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(int order, out ulong address)
    {
        // The usual case by itself: the row has a block of this order.
        if (order < _first.Length)
        {
            ref var row = ref _first[order];
            address = row.Lowest;
            if (address != FirstBlocks.None)
            {
                row.RemoveLowest();
                if (row.Lowest == FirstBlocks.None)
                    NoteRemoved(order);
                return true;
            }
        }

        var fits = (ulong)_orders >> order != 0;
        address = fits ? TakeAndSplit(order) : 0;
        return fits;
    }

    /// <summary>Inserts a block and merges it with its free buddies.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(ulong address, int order)
    {
        Debug.Assert(BitOperations.TrailingZeroCount(address) >= order, "a block is aligned to its size");

        // The usual case by itself: the row has all blocks of this order and place for one more, and none is the buddy.
        if (order < _first.Length && _limits[order] == FirstBlocks.None && address != FirstBlocks.None
            && _first[order].InsertWithout(address ^ (1UL << order), address))
        {
            _orders |= 1U << order;
            return;
        }

        Merge(address, order);
    }

    /// <summary>Inserts a range of whole smallest blocks, split into the largest aligned blocks.</summary>
    /// <param name="start">The first address, a multiple of the smallest block.</param>
    /// <param name="size">Bytes, a multiple of the smallest block; the range may end at 2^64.</param>
    public void PutRange(ulong start, ulong size)
    {
        while (size != 0)
        {
            var order = Math.Min(BitOperations.TrailingZeroCount(start), BitOperations.Log2(size));
            var taken = 1UL << order;
            if (order < LargestOrder)
                Merge(start, order);
            else
                taken = PutLargest(start, size);
            start = unchecked(start + taken);
            size -= taken;
        }
    }

    /// <summary>Whether the byte at an address lies in a free block.</summary>
    public bool Contains(ulong address)
    {
        for (var order = 0; order < LargestOrder; order++)
        {
            if (Has(address & ~((1UL << order) - 1), order))
                return true;
        }

        return _largest.Contains(address >> LargestOrder);
    }

    private bool Has(ulong address, int order) => order < _first.Length
        && (address < _limits[order] ? _first[order].Contains(address) : tree.IsFree(address, order));

    private void Merge(ulong address, int order)
    {
        while (order < LargestOrder && Remove(address ^ (1UL << order), order))
            address &= ~(1UL << order++);
        if (order < LargestOrder)
            Insert(address, order);
        else
            PutLargest(address, 1UL << LargestOrder);
    }

    private ulong TakeAndSplit(int order)
    {
        var from = order + BitOperations.TrailingZeroCount((ulong)_orders >> order);
        var address = from < LargestOrder ? TakeLowest(from) : TakeLargest();
        while (from-- > order)
            Insert(address + (1UL << from), from);
        return address;
    }

    private void Insert(ulong address, int order)
    {
        Debug.Assert(!Has(address, order), "a block is not inserted twice");
        if (order >= _first.Length)
            Grow(order + 1);
        _orders |= 1U << order;
        var over = address;
        if (address < _limits[order])
        {
            over = _first[order].Insert(address);
            if (over == FirstBlocks.None)
                return;
            _limits[order] = over;
        }

        tree.Insert(over, order);
    }

    private void Grow(int orders)
    {
        var had = _first.Length;
        Array.Resize(ref _first, orders);
        Array.Resize(ref _limits, orders);
        Array.Fill(_first, FirstBlocks.Empty, had, orders - had);
        Array.Fill(_limits, FirstBlocks.None, had, orders - had);
    }

    private bool Remove(ulong address, int order)
    {
        if (!Has(address, order))
            return false;
        if (address < _limits[order])
            _first[order].Remove(address);
        else
            RemoveFromTree(address, order);
        NoteRemoved(order);
        return true;
    }

    private ulong TakeLowest(int order)
    {
        var lowest = _first[order].Lowest;
        if (lowest != FirstBlocks.None)
        {
            _first[order].RemoveLowest();
        }
        else
        {
            // The row is empty: it may as well have what is freed below the next block in the tree.
            lowest = tree.Lowest(order);
            _limits[order] = lowest;
            RemoveFromTree(lowest, order);
        }

        NoteRemoved(order);
        return lowest;
    }

    private void RemoveFromTree(ulong address, int order)
    {
        tree.Remove(address, order);
        if (!tree.HasFree(order))
            _limits[order] = FirstBlocks.None;
    }

    private void NoteRemoved(int order)
    {
        if (_first[order].Lowest == FirstBlocks.None && !tree.HasFree(order))
            _orders &= ~(1U << order);
    }

    private ulong TakeLargest()
    {
        var address = _largest.TakeLowest() << LargestOrder;
        if (_largest.IsEmpty)
            _orders &= ~(1U << LargestOrder);
        return address;
    }

    /// <summary>Inserts the blocks of the largest order at the start of a range; returns their bytes.</summary>
    private ulong PutLargest(ulong start, ulong size)
    {
        var (first, count) = (start >> LargestOrder, size >> LargestOrder);
        _largest.Add(first, first + count - 1);
        _orders |= 1U << LargestOrder;
        return count << LargestOrder;
    }
}
