using System.Diagnostics.CodeAnalysis;

namespace MemoryModel.Allocation;

/// <summary>
/// What a buddy allocator notes by address: free blocks below the largest order, and the layouts of live buffers that
/// have a code. A tree of nodes of 64 units each, made where memory is used; it grows at the root, up to 2^64 bytes.
/// </summary>
/// <param name="smallestOrder">The order of the smallest block.</param>
internal sealed class BlockTree(int smallestOrder)
{
    private const int MaxRecent = 4096;

    // The span of a node that has codes.
    private readonly int _windowShift = smallestOrder + (2 * BlockNode.Orders);
    private BlockNode? _root;

    // Nodes with codes that were needed lately: it saves the way from the root.
    private BlockNode?[] _recent = new BlockNode?[16];
    private int _misses;

    /// <summary>All free blocks: first address and order.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public IEnumerable<(ulong Start, int Order)> FreeBlocks => _root?.All.SelectMany(node => node.FreeBlocks) ?? [];

    /// <summary>The codes of all live buffers that have one.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public IEnumerable<(ulong Start, uint Code)> Codes => _root?.All.SelectMany(node => node.Codes) ?? [];

    /// <summary>Whether a block of an order is free.</summary>
    public bool HasFree(int order) => _root is { } root && root.HasFree(order);

    /// <summary>Whether this block is free, and no part of a larger free block.</summary>
    public bool IsFree(ulong address, int order) => Find(address, order) is { } node && node.IsFree(address, order);

    /// <summary>The lowest free block of an order that has one.</summary>
    public ulong Lowest(int order) => _root!.Lowest(order);

    /// <summary>Notes that a block is free.</summary>
    public void Insert(ulong address, int order) => Reach(address, order).Insert(address, order);

    /// <summary>Notes that a free block is not free any more.</summary>
    public void Remove(ulong address, int order) => Find(address, order)!.Remove(address, order);

    /// <summary>The node with the blocks of an order at an address; null if it was never needed.</summary>
    public BlockNode? Find(ulong address, int order) =>
        _root is { } root && order < root.Shift + BlockNode.Orders && root.Covers(address)
            ? root.Find(address, order)
            : null;

    /// <summary>The node with the blocks of an order at an address, made on demand.</summary>
    public BlockNode Reach(ulong address, int order)
    {
        _root ??= new BlockNode(order - ((order - smallestOrder) % BlockNode.Orders), address);
        while (order >= _root.Shift + BlockNode.Orders || !_root.Covers(address))
            _root = _root.Above();
        return _root.Reach(address, order);
    }

    /// <summary>The node with the layout codes of small buffers around an address; null if it was never needed.</summary>
    public BlockNode? FindCodes(ulong address)
    {
        var recent = _recent[(int)(address >> _windowShift) & (_recent.Length - 1)];
        return recent is not null && recent.Covers(address) ? recent : Find(address, _windowShift - BlockNode.Orders);
    }

    /// <summary>The node with the layout codes of small buffers around an address, made on demand.</summary>
    public BlockNode ReachCodes(ulong address)
    {
        var recent = _recent[(int)(address >> _windowShift) & (_recent.Length - 1)];
        if (recent is not null && recent.Covers(address))
            return recent;
        var node = Reach(address, _windowShift - BlockNode.Orders);
        if (++_misses > _recent.Length && _recent.Length < MaxRecent)
            (_recent, _misses) = (new BlockNode?[2 * _recent.Length], 0);
        return _recent[(int)(address >> _windowShift) & (_recent.Length - 1)] = node;
    }

    /// <summary>The layout code of the live buffer that starts at an address; 0 if none with a code does.</summary>
    public uint CodeAt(ulong address) => FindCodes(address)?.CodeAt(address) ?? 0;
}
