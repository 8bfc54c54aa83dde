using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace MemoryModel.Allocation;

/// <summary>
/// The blocks of successive orders in an aligned span of addresses: which are free, and the layouts of live buffers.
/// A span at the bottom of a <see cref="BlockTree"/> has 4096 units and 12 orders, one above it 64 units and 6 orders.
/// Blocks are numbered as in a binary heap: block n divides into 2n and 2n + 1, which are buddies; number 1 is the span.
/// </summary>
internal sealed class BlockMap
{
    /// <summary>Buffers of at most this order have a layout code.</summary>
    public const int LargestCoded = 27;

    private readonly int _units;
    private readonly int _firstCoarse;
    private readonly ulong _origin;
    private CodeShifts _codeShifts;
    private CodeTables _codes;
    private FreeWords _words;
    private OrderCounts _counts;
    private FreeBits _free;

    /// <param name="branch">The branch whose own blocks these are; null at the bottom.</param>
    /// <param name="shift">The order of a unit.</param>
    /// <param name="units">The number of units: 4096 at the bottom, otherwise 64.</param>
    /// <param name="start">The first address of the span.</param>
    public BlockMap(BlockBranch? branch, int shift, int units, ulong start)
    {
        (Branch, Shift, _units) = (branch, shift, units);
        _origin = unchecked(start - ((ulong)units << shift));

        // Layouts of at least 64 units are apart from smaller ones, so that large buffers do not cost a table of 4096.
        _firstCoarse = branch is null ? shift + 6 : shift;
        (_codeShifts[0], _codeShifts[1]) = (shift, _firstCoarse);
    }

    /// <summary>The branch whose own blocks these are; null at the bottom.</summary>
    public BlockBranch? Branch { get; }

    /// <summary>The order of a unit.</summary>
    public int Shift { get; }

    /// <summary>The branch above, which notes in which of its parts blocks are free; null at the root.</summary>
    public BlockBranch? Parent { get; set; }

    /// <summary>Which part of the branch above this is.</summary>
    public int Slot { get; set; }

    /// <summary>The number of the block of an order at an address.</summary>
    public int NumberOf(ulong address, int order) => (int)(unchecked(address - _origin) >> order);

    /// <summary>The first address of a block.</summary>
    public ulong AddressOf(int block, int order) => unchecked(_origin + ((ulong)block << order));

    /// <summary>Whether a block is a unit, which only the part below divides.</summary>
    public bool IsUnit(int block) => block >= _units;

    /// <summary>Whether a block is free and not part of a larger free block.</summary>
    public bool IsFree(int block) => ((_free[(block >> 6) & 127] >> block) & 1) != 0;

    /// <summary>Whether the block of any order of this map that contains an address is free.</summary>
    public bool IsFreeAt(ulong address)
    {
        for (var block = NumberOf(address, Shift); block > 1; block >>= 1)
        {
            if (IsFree(block))
                return true;
        }

        return false;
    }

    /// <summary>The lowest free block of an order that has one.</summary>
    public int Lowest(int order)
    {
        // The blocks of an order are a range of numbers, and so are the words of an order with 64 blocks or more.
        var first = _units >> (order - Shift);
        var word = first >> 6;
        word = (word & 64) | BitOperations.TrailingZeroCount(_words[(word >> 6) & 1] & (ulong.MaxValue << word));
        return (word << 6) | BitOperations.TrailingZeroCount(_free[word & 127] & (ulong.MaxValue << first));
    }

    /// <summary>Inserts a free block.</summary>
    public void Insert(int block, int order)
    {
        var word = block >> 6;
        _free[word & 127] |= 1UL << block;
        _words[(word >> 6) & 1] |= 1UL << word;
        _counts[(order - Shift) & 15]++;
        var part = Slot;
        for (var up = Parent; up is not null; up = up.Parent)
        {
            up.Free[order & 31] |= 1UL << part;
            part = up.Slot;
        }
    }

    /// <summary>Removes a free block.</summary>
    /// <returns>Whether it was the last of its order in the whole tree.</returns>
    public bool Remove(int block, int order)
    {
        // Without branches: whether a word or a part becomes empty is hard to predict.
        var word = block >> 6;
        var left = _free[word & 127] & ~(1UL << block);
        _free[word & 127] = left;
        _words[(word >> 6) & 1] &= ~((left == 0 ? 1UL : 0) << word);
        var none = --_counts[(order - Shift) & 15] == 0 ? 1UL : 0;
        var part = Slot;
        for (var up = Parent; up is not null; up = up.Parent)
        {
            var parts = up.Free[order & 31] & ~(none << part);
            up.Free[order & 31] = parts;
            none &= parts == 0 ? 1UL : 0;
            part = up.Slot;
        }

        return none != 0;
    }

    /// <summary>The layout code of the live buffer in a block of at most order 27; 0 if there is none.</summary>
    public uint CodeOf(ulong address, int order)
    {
        var table = order >= _firstCoarse ? 1 : 0;
        return _codes[table] is { } codes ? codes[(int)(address >> _codeShifts[table]) & (codes.Length - 1)] : 0;
    }

    /// <summary>Sets the layout code of a block of at most order 27; 0 if no live buffer is left in it.</summary>
    public void SetCode(ulong address, int order, uint code)
    {
        var table = order >= _firstCoarse ? 1 : 0;
        var codes = _codes[table] ??= new uint[table == 0 ? _units : 64];
        codes[(int)(address >> _codeShifts[table]) & (codes.Length - 1)] = code;
    }

    /// <summary>The layout code of the live buffer that starts at an address; 0 if there is none.</summary>
    public uint CodeAt(ulong address)
    {
        var code = 0U;
        for (var table = 0; table < 2; table++)
        {
            var shift = _codeShifts[table];
            if (_codes[table] is { } codes && BitOperations.TrailingZeroCount(address) >= shift)
                code |= codes[(int)(address >> shift) & (codes.Length - 1)];
        }

        return code;
    }

    /// <summary>Whether a block of an order is free.</summary>
    public bool HasFree(int order) => order >= Shift && _counts[(order - Shift) & 15] != 0;

    /// <summary>All free blocks: first address and order.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public IEnumerable<(ulong Start, int Order)> FreeBlocks()
    {
        for (var block = 2; block < 2 * _units; block++)
        {
            if (IsFree(block))
                yield return (AddressOf(block, OrderOf(block)), OrderOf(block));
        }
    }

    /// <summary>The codes of all live buffers.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public IEnumerable<(ulong Start, uint Code)> Codes()
    {
        for (var unit = 0; unit < _units; unit++)
        {
            var start = AddressOf(_units + unit, Shift);
            if (CodeAt(start) is var code and not 0)
                yield return (start, code);
        }
    }

    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    private int OrderOf(int block) => Shift + BitOperations.Log2((uint)_units) - BitOperations.Log2((uint)block);

    /// <summary>The tables of codes: of buffers below 64 units, and of larger ones.</summary>
    [InlineArray(2)]
    private struct CodeTables
    {
        private uint[]? _first;
    }

    /// <summary>The order of what an entry of a table stands for.</summary>
    [InlineArray(2)]
    private struct CodeShifts
    {
        private int _first;
    }

    /// <summary>A bit for each block by its number.</summary>
    [InlineArray(128)]
    private struct FreeBits
    {
        private ulong _first;
    }

    /// <summary>A bit for each word of <see cref="FreeBits"/> that is not 0.</summary>
    [InlineArray(2)]
    private struct FreeWords
    {
        private ulong _first;
    }

    /// <summary>The number of free blocks by order.</summary>
    [InlineArray(16)]
    private struct OrderCounts
    {
        private ushort _first;
    }
}
