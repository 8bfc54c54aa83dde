using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace MemoryModel.Allocation;

/// <summary>
/// The layouts of the live buffers of a buddy allocator by start address, exactly: a code in the tree for each, and a
/// table of the few that are too large for one. What an address and a layout have to agree with is found without a
/// search, because the layout determines the order of the block.
/// </summary>
/// <param name="tree">The tree of all memory.</param>
/// <param name="smallestOrder">The order of the smallest block.</param>
internal sealed class LiveLayouts(BlockTree tree, int smallestOrder)
{
    private const int MostRecent = 4096;

    private readonly Dictionary<ulong, Layout> _large = [];

    // Nodes that were needed lately, by their number at their level: it saves the way from the root of the tree.
    private Recent[] _recent = new Recent[16];
    private int _misses;

    /// <summary>All layouts, with the start addresses of their buffers.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public IEnumerable<(ulong Start, Layout Layout)> All => tree.Codes
        .Select(it => (it.Start, LayoutCode.Decode(it.Code))).Concat(_large.Select(it => (it.Key, it.Value)));

    /// <summary>Records a live buffer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong address, int order, Layout layout)
    {
        if (order > LayoutCode.LargestOrder)
            _large.Add(address, layout);
        else
            (Lately(address, order) ?? Reach(address, order)).CodeOf(address) = LayoutCode.Of(layout);
    }

    /// <summary>Removes the live buffer with exactly this layout at an address; returns whether there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Remove(ulong address, int order, Layout layout)
    {
        if (order > LayoutCode.LargestOrder)
            return _large.TryGetValue(address, out var live) && live == layout && _large.Remove(address);

        // An address within a unit of the node would find the code of the buffer at the unit's start.
        if (BitOperations.TrailingZeroCount(address) < order)
            return false;
        if ((Lately(address, order) ?? tree.Find(address, order)) is not { } node)
            return false;
        ref var code = ref node.CodeOf(address);
        if (code != LayoutCode.Of(layout))
            return false;
        code = 0;
        return true;
    }

    /// <summary>The layout of the live buffer that starts at an address; the default if there is none.</summary>
    public Layout At(ulong address)
    {
        for (var order = smallestOrder; order <= LayoutCode.LargestOrder; order += BlockNode.Orders)
        {
            if (BitOperations.TrailingZeroCount(address) >= order
                && tree.Find(address, order) is { } node
                && node.CodeOf(address) is var code and not 0)
            {
                return LayoutCode.Decode(code);
            }
        }

        return _large.GetValueOrDefault(address);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private BlockNode? Lately(ulong address, int order)
    {
        var number = NumberOf(address, order);
        ref var recent = ref _recent[(int)(number ^ (number >> 52)) & (_recent.Length - 1)];
        return recent.Number == number ? recent.Node : null;
    }

    private BlockNode Reach(ulong address, int order)
    {
        var node = tree.Reach(address, order);
        if (++_misses > _recent.Length && _recent.Length < MostRecent)
            (_recent, _misses) = (new Recent[2 * _recent.Length], 0);
        var number = NumberOf(address, order);
        _recent[(int)(number ^ (number >> 52)) & (_recent.Length - 1)] = new Recent(number, node);
        return node;
    }

    /// <summary>The number of the node of an order at an address; two levels have no number in common.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong NumberOf(ulong address, int order)
    {
        var level = (uint)(order - smallestOrder) / BlockNode.Orders;
        var above = (int)((level + 1) * BlockNode.Orders) + smallestOrder;
        return (address >> above) | ((ulong)level << 61);
    }

    private readonly record struct Recent(ulong Number, BlockNode? Node);
}
