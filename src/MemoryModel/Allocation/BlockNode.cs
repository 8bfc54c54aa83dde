using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace MemoryModel.Allocation;

/// <summary>
/// A node of a <see cref="BlockTree"/>: an aligned span of 64 units, with the blocks of the 6 orders from a unit on.
/// Blocks are numbered as in a binary heap: the span is block 1, and block n divides into 2n and 2n + 1. What a unit
/// divides into is in the node below it.
/// </summary>
/// <param name="shift">The order of a unit.</param>
/// <param name="address">An address in the span.</param>
internal sealed class BlockNode(int shift, ulong address)
{
    /// <summary>The number of orders of a node; it has 2 to that power units.</summary>
    public const int Orders = 6;

    private const int Units = 1 << Orders;
    private readonly ulong _start = address >> shift >> Orders << Orders << shift;
    private BlockNode? _parent;
    private int _unitOfParent;
    private NodesBelow? _below;
    private FreeBits _free;
    private LayoutCodes _codes;

    /// <summary>The order of a unit.</summary>
    public int Shift => shift;

    /// <summary>This node and all below it.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public IEnumerable<BlockNode> All => _below is null
        ? [this]
        : Enumerable.Range(0, Units).SelectMany(unit => _below.Nodes[unit]?.All ?? []).Append(this);

    /// <summary>The free blocks of this node: first address and order.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public IEnumerable<(ulong Start, int Order)> FreeBlocks =>
        from block in Enumerable.Range(2, (2 * Units) - 2)
        where IsFree(block)
        let order = shift + Orders - BitOperations.Log2((uint)block)
        select (AddressOf(block, order), order);

    /// <summary>The layout codes of this node's live buffers, with their start addresses.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public IEnumerable<(ulong Start, uint Code)> Codes =>
        from unit in Enumerable.Range(0, Units)
        where _codes[unit] != 0
        select (_start + ((ulong)unit << shift), _codes[unit]);

    /// <summary>Whether an address lies in the span.</summary>
    public bool Covers(ulong address) => (address ^ _start) >> shift < Units;

    /// <summary>The layout code of the live buffer that starts in the unit at an address; 0 if none does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref uint CodeOf(ulong address) => ref _codes[(int)(address >> shift) & (Units - 1)];

    /// <summary>The node below with the blocks of an order at an address; null if it was never needed.</summary>
    public BlockNode? Find(ulong address, int order)
    {
        var node = this;
        while (node.Shift > order)
        {
            if (node._below is not { } below || below.Nodes[node.UnitOf(address)] is not { } next)
                return null;
            node = next;
        }

        return node;
    }

    /// <summary>The node below with the blocks of an order at an address, made on demand.</summary>
    public BlockNode Reach(ulong address, int order)
    {
        var node = this;
        while (node.Shift > order)
        {
            var unit = node.UnitOf(address);
            node = (node._below ??= new NodesBelow()).Nodes[unit] ??= new BlockNode(node.Shift - Orders, address)
            {
                _parent = node,
                _unitOfParent = unit,
            };
        }

        return node;
    }

    /// <summary>A new node above this one.</summary>
    public BlockNode Above()
    {
        var above = new BlockNode(shift + Orders, _start) { _below = new NodesBelow() };
        (_parent, _unitOfParent) = (above, above.UnitOf(_start));
        above._below.Nodes[_unitOfParent] = this;
        for (var order = 0; order < shift + Orders && order < Allocation.FreeBlocks.LargestOrder; order++)
            above._below.Free[order] = HasFree(order) ? 1UL << _unitOfParent : 0;
        return above;
    }

    /// <summary>Whether a block of an order is free in the span.</summary>
    public bool HasFree(int order) => order < shift
        ? _below is not null && _below.Free[order] != 0
        : order < shift + Orders && (_free[FirstOf(order) >> Orders] & MaskOf(order)) != 0;

    /// <summary>Whether a block of one of this node's orders is free, and no part of a larger free block.</summary>
    public bool IsFree(ulong address, int order) => IsFree(NumberOf(address, order));

    /// <summary>The lowest free block of an order that has one.</summary>
    public ulong Lowest(int order)
    {
        var node = this;
        while (node.Shift > order)
            node = node._below!.Nodes[BitOperations.TrailingZeroCount(node._below.Free[order])]!;
        var word = node.FirstOf(order) >> Orders;
        var block = (word << Orders) + BitOperations.TrailingZeroCount(node._free[word] & node.MaskOf(order));
        return node.AddressOf(block, order);
    }

    /// <summary>Notes that a block of one of this node's orders is free.</summary>
    public void Insert(ulong address, int order)
    {
        var block = NumberOf(address, order);
        _free[block >> Orders] |= 1UL << block;
        for (var node = this; node._parent is { } parent; node = parent)
            parent._below!.Free[order] |= 1UL << node._unitOfParent;
    }

    /// <summary>Notes that a free block of one of this node's orders is not free any more.</summary>
    public void Remove(ulong address, int order)
    {
        var block = NumberOf(address, order);
        _free[block >> Orders] &= ~(1UL << block);
        for (var node = this; node._parent is { } parent && !node.HasFree(order); node = parent)
            parent._below!.Free[order] &= ~(1UL << node._unitOfParent);
    }

    private int UnitOf(ulong address) => (int)(address >> shift) & (Units - 1);

    /// <summary>The number of the first block of an order; the others follow.</summary>
    private int FirstOf(int order) => Units >> (order - shift);

    private int NumberOf(ulong address, int order) => FirstOf(order) + (int)((address - _start) >> order);

    private ulong AddressOf(int block, int order) => _start + ((ulong)(block - FirstOf(order)) << order);

    /// <summary>The bits of an order in its word of <see cref="FreeBits"/>.</summary>
    private ulong MaskOf(int order) => ulong.MaxValue >> -FirstOf(order) << FirstOf(order);

    private bool IsFree(int block) => (_free[block >> Orders] >> block & 1) != 0;

    /// <summary>A bit for each block by its number.</summary>
    [InlineArray(2)]
    private struct FreeBits
    {
        private ulong _first;
    }

    /// <summary>The layout codes of live buffers by unit.</summary>
    [InlineArray(Units)]
    private struct LayoutCodes
    {
        private uint _first;
    }

    /// <summary>The node of each unit, where it is needed.</summary>
    [InlineArray(Units)]
    private struct NodeOfUnit
    {
        private BlockNode? _first;
    }

    /// <summary>For each order a bit for each unit that has free blocks of that order in the nodes below.</summary>
    [InlineArray(32)]
    private struct FreeInUnits
    {
        private ulong _first;
    }

    /// <summary>The nodes below.</summary>
    private sealed class NodesBelow
    {
        private NodeOfUnit _nodes;
        private FreeInUnits _free;

        public ref NodeOfUnit Nodes => ref _nodes;

        public ref FreeInUnits Free => ref _free;
    }
}
