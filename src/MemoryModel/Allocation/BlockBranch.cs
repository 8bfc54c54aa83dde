using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace MemoryModel.Allocation;

/// <summary>
/// An inner node of a <see cref="BlockTree"/>: an aligned span of 64 parts, made when they are needed. The parts of the
/// lowest branches are maps of the smallest blocks, those of the others are branches.
/// </summary>
internal sealed class BlockBranch
{
    /// <summary>The orders that a branch has itself; it has 2 to that power parts.</summary>
    public const int OwnOrders = 6;

    /// <summary>The orders that a map at the bottom has.</summary>
    public const int BottomOrders = 12;

    private const int Parts = 1 << OwnOrders;
    private readonly int _bottom;
    private readonly ulong _start;
    private readonly BlockBranch?[] _branches = [];
    private readonly BlockMap?[]? _maps;
    private FreeParts _free;

    /// <param name="bottom">The order of the tree's smallest unit.</param>
    /// <param name="shift">The order of a part.</param>
    /// <param name="address">An address in the span.</param>
    public BlockBranch(int bottom, int shift, ulong address)
    {
        (_bottom, Shift, _start) = (bottom, shift, address >> shift >> OwnOrders << OwnOrders << shift);
        Own = new BlockMap(this, shift, Parts, _start);
        if (shift == bottom + BottomOrders)
            _maps = new BlockMap?[Parts];
        else
            _branches = new BlockBranch?[Parts];
    }

    /// <summary>The order of a part.</summary>
    public int Shift { get; }

    /// <summary>The branch above; null at the root.</summary>
    public BlockBranch? Parent { get; private set; }

    /// <summary>Which part of the branch above this is.</summary>
    public int Slot { get; private set; }

    /// <summary>The blocks that are at least a part.</summary>
    public BlockMap Own { get; }

    /// <summary>For each order below the own ones, a bit for each part with free blocks.</summary>
    public ref FreeParts Free => ref _free;

    /// <summary>Whether an address lies in the span.</summary>
    public bool Covers(ulong address) => (address ^ _start) >> Shift < Parts;

    /// <summary>The map with the block of an order at an address; null if it was never needed.</summary>
    public BlockMap? Find(ulong address, int order)
    {
        var branch = this;
        while (branch.Shift > order)
        {
            var part = (int)(address >> branch.Shift) & (Parts - 1);
            if (branch._maps is { } maps)
                return maps[part];
            if (branch._branches[part] is not { } below)
                return null;
            branch = below;
        }

        return branch.Own;
    }

    /// <summary>The map with the lowest free block of an order that has one.</summary>
    public BlockMap Lowest(int order)
    {
        var branch = this;
        while (branch.Shift > order)
        {
            var part = BitOperations.TrailingZeroCount(branch._free[order & 31]);
            if (branch._maps is { } maps)
                return maps[part]!;
            branch = branch._branches[part]!;
        }

        return branch.Own;
    }

    /// <summary>The map of the blocks of a part, made on demand.</summary>
    public BlockMap Part(ulong address)
    {
        var part = (int)(address >> Shift) & (Parts - 1);
        var start = _start + ((ulong)part << Shift);
        return _maps is { } maps
            ? maps[part] ??= new BlockMap(null, _bottom, 1 << BottomOrders, start) { Parent = this, Slot = part }
            : (_branches[part] ??= Under(new BlockBranch(_bottom, Shift - OwnOrders, start), part)).Own;
    }

    /// <summary>A new branch above this one.</summary>
    public BlockBranch Above()
    {
        var above = new BlockBranch(_bottom, Shift + OwnOrders, _start);
        var part = (int)(_start >> above.Shift) & (Parts - 1);
        above._branches[part] = above.Under(this, part);
        for (var order = 0; order < BlockTree.LargestOrder; order++)
            above._free[order] = _free[order] != 0 || Own.HasFree(order) ? 1UL << part : 0;
        return above;
    }

    /// <summary>All maps.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public IEnumerable<BlockMap> Maps() =>
        _branches.OfType<BlockBranch>().SelectMany(branch => branch.Maps())
            .Concat((_maps ?? []).OfType<BlockMap>()).Append(Own);

    private BlockBranch Under(BlockBranch branch, int part)
    {
        (branch.Parent, branch.Slot) = (this, part);
        (branch.Own.Parent, branch.Own.Slot) = (this, part);
        return branch;
    }

    /// <summary>For each order, a bit for each part.</summary>
    [InlineArray(32)]
    internal struct FreeParts
    {
        private ulong _first;
    }
}
