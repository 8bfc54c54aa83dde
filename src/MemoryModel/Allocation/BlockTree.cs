using System.Diagnostics.CodeAnalysis;

namespace MemoryModel.Allocation;

/// <summary>
/// What a buddy allocator notes by address: free blocks below the largest order, and the layouts of live buffers that
/// have a code. A tree of nodes of 64 units each, made where memory is used; it grows at the root, up to 2^64 bytes.
/// </summary>
/// <param name="smallestOrder">The order of the smallest block.</param>
internal sealed class BlockTree(int smallestOrder)
{
    private BlockNode? _root;

    /// <summary>All free blocks: first address and order.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public IEnumerable<(ulong Start, int Order)> FreeBlocks => _root?.All.SelectMany(node => node.FreeBlocks) ?? [];

    /// <summary>All layout codes, with the start addresses of their buffers.</summary>
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
}
