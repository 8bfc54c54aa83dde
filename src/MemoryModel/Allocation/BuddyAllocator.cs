using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace MemoryModel.Allocation;

/// <summary>
/// A buddy allocator of addresses. It keeps what it knows outside the memory it manages and never touches that
/// memory: nobody who can write there can change a decision. It serves one caller at a time; its owners lock.
/// </summary>
/// <remarks>
/// A block is the larger of the size rounded up to a power of two and the alignment, at least the smallest block
/// and at most 2^31 bytes.
/// </remarks>
public sealed class BuddyAllocator
{
    /// <summary>The largest block in bytes.</summary>
    public const ulong LargestBlock = 1UL << FreeLists.LargestOrder;

    private readonly ulong _smallest;
    private readonly FreeLists _free;
    private readonly RunSet _added = new();
    private readonly Dictionary<ulong, Layout> _live = [];

    private BuddyAllocator(ulong smallest)
    {
        _smallest = smallest;
        _free = new FreeLists(BitOperations.Log2(smallest));
    }

    /// <summary>Bytes added so far, after trimming.</summary>
    public UInt128 TotalBytes { get; private set; }

    /// <summary>Bytes in the blocks of live buffers.</summary>
    public UInt128 AllocatedBytes { get; private set; }

    /// <summary>Bytes of live buffers, as asked for.</summary>
    public UInt128 UserBytes { get; private set; }

    /// <summary>The start addresses of the live buffers, in no order.</summary>
    internal IReadOnlyCollection<ulong> Live => _live.Keys;

    /// <summary>An allocator without memory.</summary>
    /// <param name="smallestBlock">Bytes, a power of two of at most <see cref="LargestBlock"/>.</param>
    /// <returns>The allocator, or BadAlignment.</returns>
    public static Result<BuddyAllocator> Create(ulong smallestBlock) =>
        BitOperations.IsPow2(smallestBlock) && smallestBlock <= LargestBlock
            ? new BuddyAllocator(smallestBlock)
            : MemoryError.Of(
                ErrorKind.BadAlignment,
                $"a smallest block of {smallestBlock} bytes",
                $"it must be a power of two of at most {LargestBlock}");

    /// <summary>Adds memory; its ends are trimmed inward to the smallest block.</summary>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes; the range may end at 2^64.</param>
    /// <returns>
    /// Success, also where nothing is left; OutOfRange where it wraps; Overlaps with memory added before.
    /// </returns>
    public Result Add(ulong start, ulong size)
    {
        if (size != 0 && size - 1 > ulong.MaxValue - start)
        {
            return MemoryError.Of(
                ErrorKind.OutOfRange, $"{size} bytes at 0x{start:x} pass 2^64", "the last may be at 2^64 - 1");
        }

        var trimmed = unchecked(0 - start) & (_smallest - 1);
        if (size < trimmed + _smallest)
            return Result.Ok;
        var first = unchecked(start + trimmed);
        var bytes = (size - trimmed) & ~(_smallest - 1);
        var last = first + (bytes - 1);
        if (_added.Intersects(first, last))
        {
            return MemoryError.Of(
                ErrorKind.Overlaps, $"{size} bytes at 0x{start:x} touch memory of the allocator", "add a byte once");
        }

        _added.Add(first, last);
        _free.PutRange(first, bytes);
        TotalBytes += bytes;
        AssertInvariants();
        return Result.Ok;
    }

    /// <summary>Takes the lowest address of the smallest free order that fits.</summary>
    /// <returns>The address; the layout's own error; or OutOfMemory.</returns>
    public Result<ulong> Allocate(Result<Layout> layout)
    {
        if (Layout.ErrorOf(layout) is { } error)
            return error;
        var block = BlockSize(layout.Value);
        if (block > LargestBlock || _free.Take(BitOperations.Log2(block)) is not { } address)
        {
            return MemoryError.Of(
                ErrorKind.OutOfMemory,
                $"no free block serves {layout.Value}",
                $"free what is not needed; a block has at most {LargestBlock} bytes");
        }

        _live.Add(address, layout.Value);
        AllocatedBytes += block;
        UserBytes += layout.Value.Size;
        AssertInvariants();
        return address;
    }

    /// <inheritdoc cref="Allocate(Result{Layout})"/>
    public Result<ulong> Allocate(Layout layout) => Allocate((Result<Layout>)layout);

    /// <summary>Gives a live buffer back.</summary>
    /// <param name="address">Where it begins.</param>
    /// <param name="layout">The layout that it was taken with.</param>
    /// <returns>Success; the layout's own error; WrongLayout, AlreadyFreed or NotOwned, which change nothing.</returns>
    public Result Free(ulong address, Result<Layout> layout)
    {
        var owned = CheckOwned(address, layout);
        if (!owned.IsOk)
            return owned;
        var block = BlockSize(layout.Value);
        _live.Remove(address);
        _free.Put(address, BitOperations.Log2(block));
        AllocatedBytes -= block;
        UserBytes -= layout.Value.Size;
        AssertInvariants();
        return Result.Ok;
    }

    /// <inheritdoc cref="Free(ulong, Result{Layout})"/>
    public Result Free(ulong address, Layout layout) => Free(address, (Result<Layout>)layout);

    /// <summary>Whether <see cref="Free(ulong, Layout)"/> would take a buffer back, and its error if not.</summary>
    internal Result CheckOwned(ulong address, Result<Layout> layout)
    {
        if (Layout.ErrorOf(layout) is { } error)
            return error;
        if (_live.TryGetValue(address, out var live))
        {
            return live == layout.Value
                ? Result.Ok
                : MemoryError.Of(
                    ErrorKind.WrongLayout,
                    $"0x{address:x} was given back as {layout.Value}",
                    $"the buffer there was taken with {live}");
        }

        return _free.Contains(address)
            ? MemoryError.Of(
                ErrorKind.AlreadyFreed, $"0x{address:x} lies in memory that is free", "free a buffer once")
            : MemoryError.Of(
                ErrorKind.NotOwned, $"no live buffer begins at 0x{address:x}", "free what an allocation answered");
    }

    /// <summary>The bytes that a layout takes; a power of two, which may be above the largest block.</summary>
    internal ulong BlockSize(Layout layout) =>
        Math.Max(Math.Max(BitOperations.RoundUpToPowerOf2(layout.Size), layout.Alignment), _smallest);

    /// <summary>Whether a live buffer begins at an address.</summary>
    [ExcludeFromCodeCoverage(Justification = "Only assertions use it.")]
    internal bool IsLive(ulong address) => _live.ContainsKey(address);

    /// <summary>Whether full checks are due. They visit all lists, so they run on a fixed sample of states.</summary>
    [ExcludeFromCodeCoverage(Justification = "Only assertions use it.")]
    private bool IsDue => _live.Count % 16 == 0;

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(UserBytes <= AllocatedBytes, "a block holds its buffer");
        Debug.Assert(AllocatedBytes <= TotalBytes, "no more is allocated than there is");
        Debug.Assert(!IsDue || _free.Bytes + AllocatedBytes == TotalBytes, "every byte is free or allocated");
        Debug.Assert(!IsDue || _added.Count == TotalBytes, "memory is added once");
        Debug.Assert(!IsDue || _free.IsDisjoint, "free blocks do not overlap");
        Debug.Assert(
            !IsDue || _live.All(it => _added.Contains(it.Key, it.Key + (BlockSize(it.Value) - 1))),
            "a live buffer lies in memory of the allocator");
    }
}
