using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace MemoryModel.Allocation;

/// <summary>
/// A buddy allocator of addresses. Its metadata is out of band: it never reads or writes the memory it manages, so
/// whoever can write to that memory cannot influence it. It is not thread-safe; its owners lock.
/// </summary>
/// <remarks>
/// The block for a layout is the larger of the alignment and the size rounded up to a power of two; at least the
/// smallest block, at most 2^31 bytes.
/// </remarks>
public sealed class BuddyAllocator
{
    /// <summary>The largest block in bytes.</summary>
    public const ulong LargestBlock = 1UL << FreeBlocks.LargestOrder;

    private readonly ulong _smallest;
    private readonly LiveLayouts _live;
    private readonly FreeBlocks _free;
    private readonly RunSet _added = new();
    private ulong _allocated;
    private ulong _user;
    private AssertionSample _sample = new(interval: 16);

    private BuddyAllocator(ulong smallest)
    {
        _smallest = smallest;
        var tree = new BlockTree(BitOperations.Log2(smallest));
        _free = new FreeBlocks(tree);
        _live = new LiveLayouts(tree, BitOperations.Log2(smallest));
    }

    /// <summary>Bytes added so far, after trimming.</summary>
    public UInt128 TotalBytes { get; private set; }

    /// <summary>Bytes of the blocks allocated to live buffers.</summary>
    // Fewer than 2^64: no machine has the memory to note 2^33 live buffers.
    public UInt128 AllocatedBytes => _allocated;

    /// <summary>Bytes of live buffers, as requested.</summary>
    public UInt128 UserBytes => _user;

    /// <summary>The largest free block in bytes; 0 if there is none.</summary>
    internal ulong LargestFree => _free.LargestBlock;

    /// <summary>The largest block in bytes that would be free if no buffer was live; 0 without memory.</summary>
    internal ulong LargestAdded
    {
        get
        {
            var largest = 0UL;
            foreach (var (first, last) in _added.Runs)
                largest = Math.Max(largest, LargestBetween(first, (UInt128)last + 1));
            return largest;
        }
    }

    /// <summary>Creates an allocator without memory.</summary>
    /// <param name="smallestBlock">Bytes; a power of two, at most <see cref="LargestBlock"/>.</param>
    /// <returns>The allocator, or BadAlignment.</returns>
    public static Result<BuddyAllocator> Create(ulong smallestBlock) =>
        BitOperations.IsPow2(smallestBlock) && smallestBlock <= LargestBlock
            ? new BuddyAllocator(smallestBlock)
            : MemoryError.Of(
                ErrorKind.BadAlignment,
                $"the smallest block is {smallestBlock} bytes",
                $"it must be a power of two, at most {LargestBlock}");

    /// <summary>Adds memory, trimmed inward to whole smallest blocks.</summary>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes; the range may end at 2^64.</param>
    /// <returns>
    /// Success, even if nothing is left after trimming; OutOfRange if the range wraps; Overlaps if any of it was added
    /// before.
    /// </returns>
    public Result Add(ulong start, ulong size)
    {
        if (size != 0 && size - 1 > ulong.MaxValue - start)
        {
            return MemoryError.Of(
                ErrorKind.OutOfRange, $"{size} bytes at 0x{start:x} end beyond 2^64", "a range must end by 2^64");
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
                ErrorKind.Overlaps,
                $"{size} bytes at 0x{start:x} overlap memory added earlier",
                "ranges must not overlap");
        }

        _added.Add(first, last);
        _free.PutRange(first, bytes);
        TotalBytes += bytes;
        AssertInvariants();
        return Result.Ok;
    }

    /// <summary>Allocates the lowest block of the smallest free order that fits.</summary>
    /// <returns>The address; the error of an invalid layout; or OutOfMemory.</returns>
    public Result<ulong> Allocate(Result<Layout> layout) => Layout.IsValid(layout)
        ? Allocate(layout.ValueOrDefault)
        : Layout.ErrorOf(layout)!;

    /// <inheritdoc cref="Allocate(Result{Layout})"/>
    public Result<ulong> Allocate(Layout layout)
    {
        if (layout.Size == 0)
            return Layout.ErrorOf(layout)!;
        var order = OrderOf(layout);
        if (!_free.Take(order, out var address))
            return ShortageOf(layout);
        _live.Add(address, order, layout);
        _allocated += 1UL << order;
        _user += layout.Size;
        AssertInvariants();
        return address;
    }

    /// <summary>Frees a live buffer.</summary>
    /// <param name="address">Its start address.</param>
    /// <param name="layout">The layout it was allocated with.</param>
    /// <returns>
    /// Success; the error of an invalid layout; WrongLayout, AlreadyFreed or NotOwned. An error changes nothing.
    /// </returns>
    public Result Free(ulong address, Result<Layout> layout) => Layout.IsValid(layout)
        ? Free(address, layout.ValueOrDefault)
        : Layout.ErrorOf(layout)!;

    /// <inheritdoc cref="Free(ulong, Result{Layout})"/>
    public Result Free(ulong address, Layout layout)
    {
        var order = OrderOf(layout);
        if (!_live.Remove(address, order, layout))
            return NotLive(address, layout);
        _free.Put(address, order);
        _allocated -= 1UL << order;
        _user -= layout.Size;
        AssertInvariants();
        return Result.Ok;
    }

    /// <summary>Why no buffer can be freed at an address: AlreadyFreed or NotOwned; null if one is live.</summary>
    internal MemoryError? NotLive(ulong address) =>
        IsLive(address) ? null
            : _free.Contains(address) ? MemoryError.Of(
                ErrorKind.AlreadyFreed, $"0x{address:x} lies in free memory", "free each buffer once")
            : MemoryError.Of(
                ErrorKind.NotOwned,
                $"no live buffer starts at 0x{address:x}",
                "free only what an allocation returned");

    /// <summary>The error for a layout that no free block fits.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="where">Whose memory it is, in words followed by a space, or nothing.</param>
    /// <param name="ways">The ways to get memory back, each with the largest block that it leads to in bytes.</param>
    internal MemoryError Shortage(
        Layout layout, string where, params ReadOnlySpan<(string What, ulong Largest)> ways) =>
        Allocation.Shortage.Error(
            where,
            layout,
            BlockSize(layout),
            $"{LargestFree} bytes",
            Allocation.Shortage.Remedy(BlockSize(layout), LargestFree, Allocation.Shortage.NeedsMemory, ways));

    /// <summary>The largest block in bytes between two addresses; 0 if not even the smallest fits.</summary>
    /// <param name="start">The first address.</param>
    /// <param name="end">The address after the last.</param>
    internal ulong LargestBetween(UInt128 start, UInt128 end)
    {
        for (var block = LargestBlock; block >= _smallest; block >>= 1)
        {
            var first = (start + block - 1) & ~((UInt128)block - 1);
            if (first + block <= end)
                return block;
        }

        return 0;
    }

    /// <summary>The block size for a layout in bytes: a power of two, possibly above the largest block.</summary>
    internal ulong BlockSize(Layout layout) => 1UL << OrderOf(layout);

    /// <summary>The size of the block of a live buffer in bytes.</summary>
    internal ulong BlockSizeAt(ulong address) => BlockSize(_live.At(address));

    /// <summary>Whether a live buffer starts at an address.</summary>
    internal bool IsLive(ulong address) => _live.At(address) != default;

    private MemoryError ShortageOf(Layout layout) => Shortage(layout, string.Empty, ("free buffers", LargestAdded));

    /// <summary>The error for freeing what is no live buffer of this layout.</summary>
    private MemoryError NotLive(ulong address, Layout layout) =>
        Layout.ErrorOf(layout)
        ?? NotLive(address)
        ?? MemoryError.Of(
            ErrorKind.WrongLayout,
            $"0x{address:x} was freed as {layout}",
            $"free it as it was allocated, as {_live.At(address)}");

    /// <summary>The order of the block for a layout, possibly above the largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int OrderOf(Layout layout) => 64 - BitOperations.LeadingZeroCount(
        (layout.Size - 1) | (layout.Alignment - 1) | (_smallest - 1));

    /// <summary>Always checks the counters; walks the lists only on a sample of calls.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(UserBytes <= AllocatedBytes, "a block is at least as large as its buffer");
        Debug.Assert(AllocatedBytes <= TotalBytes, "allocated bytes do not exceed the total");
        if (!_sample.IsDue())
            return;
        var live = _live.All.Select(it => (it.Start, Order: OrderOf(it.Layout)));
        var blocks = _free.All.Concat(live).OrderBy(block => block.Start).ToArray();
        Debug.Assert(
            blocks.Aggregate(_free.LargestCount << FreeBlocks.LargestOrder, (sum, it) => sum + (1UL << it.Order))
                == TotalBytes,
            "every byte is either free or allocated");
        Debug.Assert(
            _live.All.Aggregate(UInt128.Zero, (sum, it) => sum + it.Layout.Size) == UserBytes,
            "user bytes are those of live buffers");
        Debug.Assert(_added.Count == TotalBytes, "no byte is added twice");
        Debug.Assert(
            blocks.Zip(blocks.Skip(1)).All(pair => pair.Second.Start - pair.First.Start >= 1UL << pair.First.Order),
            "blocks do not overlap");
        Debug.Assert(
            blocks.All(it => _added.Contains(it.Start, it.Start + ((1UL << it.Order) - 1))),
            "blocks lie in the allocator's memory");
    }
}
