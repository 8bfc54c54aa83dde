using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace MemoryModel.Allocation;

/// <summary>
/// The free blocks of a buddy allocator by order and address (a block of order k has 2^k bytes): a tree of bitmaps that
/// grows where memory is. Two buddies are never both free: they merge on insertion. Blocks of the largest order do not
/// merge; there can be 2^33 of them, so they are stored as runs.
/// </summary>
/// <param name="smallestOrder">The order of the smallest block, 0 to <see cref="LargestOrder"/>.</param>
internal sealed class BlockTree(int smallestOrder)
{
    /// <summary>The order of the largest block, 2^31 bytes.</summary>
    public const int LargestOrder = 31;

    // Where the smallest block is larger, the lowest orders of the bitmaps stay empty.
    private const int LargestBottom = 4;

    private readonly int _bottom = Math.Min(smallestOrder, LargestBottom);
    private readonly RunSet _largest = new();
    private BlockBranch? _root;
    private uint _orders;

    /// <summary>The size of the largest free block in bytes; 0 if nothing is free.</summary>
    public ulong LargestBlock => _orders == 0 ? 0 : 1UL << BitOperations.Log2(_orders);

    /// <summary>All free blocks below the largest order: first address and order.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public IEnumerable<(ulong Start, int Order)> FreeBlocks => _root?.Maps().SelectMany(map => map.FreeBlocks()) ?? [];

    /// <summary>The number of free blocks of the largest order.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public UInt128 FreeLargest => _largest.Count;

    /// <summary>The codes of all live buffers that have one.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public IEnumerable<(ulong Start, uint Code)> Codes => _root?.Maps().SelectMany(map => map.Codes()) ?? [];

    /// <summary>Removes the lowest block of the smallest order that fits; splits keep the lower half.</summary>
    /// <param name="order">The order to take, possibly above the largest.</param>
    /// <param name="address">The block's address.</param>
    /// <param name="map">The map that the block belongs to.</param>
    /// <returns>Whether there is a block that is large enough.</returns>
    public bool Take(int order, out ulong address, [NotNullWhen(true)] out BlockMap? map)
    {
        (address, map) = (0, null);
        var fitting = (ulong)_orders >> order;
        if (fitting == 0)
            return false;

        // A branch that is almost always right lets the processor go on before it knows the orders.
        var from = (fitting & 1) != 0 ? order : order + BitOperations.TrailingZeroCount(fitting);
        int block;
        if (from < LargestOrder)
        {
            map = _root!.Lowest(from);
            block = map.Lowest(from);
            address = map.AddressOf(block, from);
            Remove(map, block, from);
        }
        else
        {
            address = TakeLargest();
            map = Reach(address, from);
            block = map.NumberOf(address, from);
        }

        if (from > order)
            map = Split(map, block, from, order);
        return true;
    }

    /// <summary>Inserts a block and merges it with its free buddies.</summary>
    /// <param name="map">The map that it belongs to.</param>
    /// <param name="address">Its first address.</param>
    /// <param name="order">Its order.</param>
    public void Put(BlockMap map, ulong address, int order)
    {
        Debug.Assert(BitOperations.TrailingZeroCount(address) >= order, "a block is aligned to its size");
        var block = map.NumberOf(address, order);
        while (order < LargestOrder && map.IsFree(block ^ 1))
        {
            Remove(map, block ^ 1, order++);
            block >>= 1;
            if (block != 1)
                continue;
            map = (map.Parent ?? Grow()).Own;
            block = map.NumberOf(address, order);
        }

        if (order < LargestOrder)
            Insert(map, block, order);
        else
            PutLargest(address, 1UL << LargestOrder);
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
                Put(Reach(start, order), start, order);
            else
                taken = PutLargest(start, size);
            start = unchecked(start + taken);
            size -= taken;
        }
    }

    /// <summary>The map with the block of an order at an address; null if the allocator never had that block.</summary>
    public BlockMap? Find(ulong address, int order) =>
        _root is { } root && root.Covers(address) ? root.Find(address, order) : null;

    /// <summary>Whether the byte at an address lies in a free block.</summary>
    public bool Contains(ulong address) =>
        MapsAt(address).Any(map => map.IsFreeAt(address)) || _largest.Contains(address >> LargestOrder);

    /// <summary>The layout code of the live buffer that starts at an address; 0 if none with a code does.</summary>
    public uint CodeAt(ulong address) => MapsAt(address).Aggregate(0U, (code, map) => code | map.CodeAt(address));

    private IEnumerable<BlockMap> MapsAt(ulong address)
    {
        for (var order = _bottom; order < LargestOrder;)
        {
            if (Find(address, order) is { } map)
                yield return map;
            order += order == _bottom ? BlockBranch.BottomOrders : BlockBranch.OwnOrders;
        }
    }

    private void Insert(BlockMap map, int block, int order)
    {
        Debug.Assert(!map.IsFree(block), "a block is not inserted twice");
        map.Insert(block, order);
        if ((_orders >> order & 1) == 0)
            _orders |= 1U << order;
    }

    private void Remove(BlockMap map, int block, int order)
    {
        if (map.Remove(block, order))
            _orders &= ~(1U << order);
    }

    /// <summary>Divides a block that is not free; keeps the lower halves and inserts the upper ones.</summary>
    /// <returns>The map of what is left of the block.</returns>
    private BlockMap Split(BlockMap map, int block, int from, int order)
    {
        var address = map.AddressOf(block, from);
        while (from-- > order)
        {
            if (map.IsUnit(block))
                (map, block) = (map.Branch!.Part(address), 1);
            block <<= 1;
            Insert(map, block + 1, from);
        }

        return map;
    }

    /// <summary>The map of the block of an order at an address, made on demand.</summary>
    private BlockMap Reach(ulong address, int order)
    {
        _root ??= new BlockBranch(_bottom, _bottom + BlockBranch.BottomOrders, address);
        while (!_root.Covers(address) || _root.Shift + BlockBranch.OwnOrders <= order)
            Grow();
        var map = _root.Own;
        while (map.Shift > order)
            map = map.Branch!.Part(address);
        return map;
    }

    private BlockBranch Grow() => _root = _root!.Above();

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
