using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using MemoryModel.Ports;

namespace MemoryModel.Allocation;

/// <summary>
/// The firmware's own heap: private guest RAM, allocated zeroed and aligned. It also lends whole blocks to the sharer,
/// and only the sharer can return those. Thread-safe.
/// </summary>
public sealed class GuestHeap
{
    /// <summary>The smallest block in bytes.</summary>
    public const ulong SmallestBlock = 16;

    private readonly MemoryRange _range;
    private readonly BuddyAllocator _blocks;
    private readonly IGuestMemory _memory;
    private readonly HashSet<ulong> _lent = [];
    private AssertionSample _sample = new(interval: 8);

    private GuestHeap(MemoryRange range, BuddyAllocator blocks, IGuestMemory memory)
    {
        _range = range;
        _blocks = blocks;
        _memory = memory;
    }

    /// <summary>Free bytes.</summary>
    public ulong FreeBytes
    {
        get
        {
            lock (Gate)
                return (ulong)(_blocks.TotalBytes - _blocks.AllocatedBytes);
        }
    }

    /// <summary>The lock of this heap and of everything built on it.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>Creates a heap over a range of guest RAM.</summary>
    /// <returns>The heap, or OutOfRange if the range is empty or reversed.</returns>
    public static Result<GuestHeap> Create(MemoryRange range, IGuestMemory memory)
    {
        if (range.IsEmpty)
            return MemoryError.Of(ErrorKind.OutOfRange, $"the heap's range is {range}", "it must not be empty");
        var blocks = BuddyAllocator.Create(SmallestBlock).Value;
        blocks.Add(range.Start, range.Size).ThrowIfFailed();
        return new GuestHeap(range, blocks, memory);
    }

    /// <summary>Allocates memory and zeroes the requested bytes.</summary>
    /// <returns>The address; the error of an invalid layout; or OutOfMemory.</returns>
    public Result<ulong> Allocate(Result<Layout> layout)
    {
        lock (Gate)
        {
            var address = _blocks.Allocate(layout);
            if (address.Error is { Kind: ErrorKind.OutOfMemory })
            {
                return _blocks.Shortage(
                    layout.Value,
                    "in the heap ",
                    ("free heap memory", LargestWith(_lent)),
                    ("free heap memory and unshare everything", _blocks.LargestAdded));
            }

            if (address.IsOk)
                _memory.Zero(new MemoryRange(address.Value, address.Value + layout.Value.Size));
            return address;
        }
    }

    /// <inheritdoc cref="Allocate(Result{Layout})"/>
    public Result<ulong> Allocate(Layout layout) => Allocate((Result<Layout>)layout);

    /// <summary>Frees memory without clearing it.</summary>
    /// <returns>Success; the error of an invalid layout; WrongLayout, AlreadyFreed or NotOwned.</returns>
    public Result Free(ulong address, Result<Layout> layout)
    {
        lock (Gate)
        {
            return Layout.ErrorOf(layout) is null && _lent.Contains(address)
                ? MemoryError.Of(
                    ErrorKind.NotOwned, $"0x{address:x} is lent to the shared pool", "only unsharing it frees it")
                : _blocks.Free(address, layout);
        }
    }

    /// <inheritdoc cref="Free(ulong, Result{Layout})"/>
    public Result Free(ulong address, Layout layout) => Free(address, (Result<Layout>)layout);

    /// <summary>Zeroes and flushes every byte, allocated or free: nobody needs the contents any more.</summary>
    internal void Wipe()
    {
        lock (Gate)
        {
            _memory.Zero(_range);
            _memory.Flush(_range);
        }
    }

    /// <summary>Lends a zeroed block, which only <see cref="TakeBack"/> returns.</summary>
    internal Result<ulong> Lend(Result<Layout> layout)
    {
        lock (Gate)
        {
            var address = Allocate(layout);
            if (address.IsOk)
                _lent.Add(address.Value);
            AssertInvariants();
            return address;
        }
    }

    /// <summary>Takes back a lent block.</summary>
    internal void TakeBack(ulong address, Layout layout)
    {
        lock (Gate)
        {
            _lent.Remove(address);
            _blocks.Free(address, layout).ThrowIfFailed();
            AssertInvariants();
        }
    }

    /// <summary>The largest free block in bytes; 0 if there is none.</summary>
    internal ulong LargestFree => _blocks.LargestFree;

    /// <summary>The largest block in bytes that the heap could lend if only some of its blocks were in use.</summary>
    /// <param name="kept">The start addresses of those blocks.</param>
    internal ulong LargestWith(IEnumerable<ulong> kept)
    {
        var (largest, from) = (0UL, (UInt128)_range.Start);
        foreach (var start in kept.Order())
        {
            largest = Math.Max(largest, _blocks.LargestBetween(from, start));
            from = (UInt128)start + _blocks.BlockSizeAt(start);
        }

        return Math.Max(largest, _blocks.LargestBetween(from, _range.End));
    }

    /// <summary>Whether a block at an address is lent.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    internal bool IsLent(ulong address) => _lent.Contains(address);

    [Conditional("DEBUG")]
    private void AssertInvariants() =>
        Debug.Assert(!_sample.IsDue() || _lent.All(_blocks.IsLive), "lent blocks are allocated");
}
