using System.Diagnostics;
using MemoryModel.Ports;

namespace MemoryModel.Sharing;

/// <summary>
/// What a virtio driver needs of the firmware. It holds the one lock while it validates, copies and clears, so
/// that no buffer changes hands under a copy.
/// </summary>
/// <param name="pool">Where buffers come from.</param>
/// <param name="memory">Guest RAM.</param>
/// <param name="bar">The PCI BAR range, mapped as MMIO.</param>
public sealed class VirtioHal(SharedPool pool, IGuestMemory memory, MemoryRange bar)
{
    /// <summary>The page of virtio in bytes, whatever the granule.</summary>
    public const ulong PageSize = 4096;

    /// <summary>Bounce buffers are aligned to as many bytes.</summary>
    public const ulong BounceAlignment = 16;

    // What a copy passes through; whoever copies holds the lock.
    private readonly byte[] _page = new byte[PageSize];

    /// <summary>Takes contiguous, page-aligned, zeroed memory that the host sees.</summary>
    /// <param name="pages">Pages of 4096 bytes.</param>
    /// <returns>Its address, or an error as <see cref="SharedPool"/> describes.</returns>
    public Result<ulong> DmaAllocate(ulong pages)
    {
        lock (pool.Gate)
        {
            var layout = Layout.OfUnits(pages, PageSize);
            var buffer = pool.Allocate(layout);
            if (buffer.IsOk)
                memory.Zero(new MemoryRange(buffer.Value, buffer.Value + layout.Value.Size));
            return buffer;
        }
    }

    /// <summary>Gives such memory back.</summary>
    /// <param name="address">Where it begins.</param>
    /// <param name="pages">As many pages of 4096 bytes as were taken.</param>
    /// <returns>Success, or an error as <see cref="SharedPool"/> describes.</returns>
    public Result DmaFree(ulong address, ulong pages) => pool.Free(address, Layout.OfUnits(pages, PageSize));

    /// <summary>Where the guest reaches a device's registers: memory is mapped one to one.</summary>
    /// <param name="range">Physical addresses.</param>
    /// <returns>The first address, or OutOfRange where the range is empty or not within the BAR range.</returns>
    public Result<ulong> MmioAddress(Result<MemoryRange> range)
    {
        if (!range.IsOk)
            return range.Error;
        return !range.Value.IsEmpty && range.Value.IsWithin(bar)
            ? range.Value.Start
            : MemoryError.Of(
                ErrorKind.OutOfRange, $"{range.Value} was asked for", "it must be some of the PCI BAR range");
    }

    /// <inheritdoc cref="MmioAddress(Result{MemoryRange})"/>
    public Result<ulong> MmioAddress(MemoryRange range) => MmioAddress((Result<MemoryRange>)range);

    /// <summary>Makes a bounce buffer for a guest buffer, and copies it there if the device reads it.</summary>
    /// <param name="buffer">Where the guest's buffer begins.</param>
    /// <param name="size">Its bytes.</param>
    /// <param name="direction">Who reads and who writes it.</param>
    /// <returns>The bounce buffer's address; an error as <see cref="SharedPool"/> describes; OutOfRange.</returns>
    public Result<ulong> Share(ulong buffer, ulong size, BufferDirection direction)
    {
        lock (pool.Gate)
        {
            var bounce = pool.Allocate(BounceLayout(buffer, size));
            if (bounce.IsOk && direction != BufferDirection.DeviceToDriver)
                Copy(buffer, bounce.Value, size);
            return bounce;
        }
    }

    /// <summary>Copies a bounce buffer back if the device wrote it, and gives it back.</summary>
    /// <param name="bounce">What <see cref="Share"/> answered.</param>
    /// <param name="buffer">Where the guest's buffer begins.</param>
    /// <param name="size">Its bytes.</param>
    /// <param name="direction">Who reads and who writes it.</param>
    /// <returns>Success; an error as <see cref="SharedPool"/> describes; OutOfRange.</returns>
    public Result Unshare(ulong bounce, ulong buffer, ulong size, BufferDirection direction)
    {
        lock (pool.Gate)
        {
            var layout = BounceLayout(buffer, size);
            var owned = pool.CheckOwned(bounce, layout);
            if (!owned.IsOk)
                return owned;
            if (direction != BufferDirection.DriverToDevice)
                Copy(bounce, buffer, size);
            return pool.Free(bounce, layout);
        }
    }

    private static Result<Layout> BounceLayout(ulong buffer, ulong size)
    {
        var layout = Layout.Create(size, BounceAlignment);
        return layout.IsOk && size - 1 > ulong.MaxValue - buffer
            ? MemoryError.Of(
                ErrorKind.OutOfRange, $"a buffer has {size} bytes at 0x{buffer:x}", "it must end by 2^64")
            : layout;
    }

    /// <summary>
    /// Copies as if all bytes were read before the first is written: where the target overlaps the source from
    /// above, it is filled from its end. The bytes pass through a page of our own.
    /// </summary>
    private void Copy(ulong from, ulong to, ulong size)
    {
        Debug.Assert(pool.Gate.IsHeldByCurrentThread, "no buffer changes hands under a copy");
        // A target below the source is 2^64 - distance above it, which no size reaches: no buffer passes 2^64.
        var fromTheEnd = unchecked(to - from) < size;
        for (ulong done = 0; done < size;)
        {
            var bytes = _page.AsSpan(0, (int)Math.Min(size - done, PageSize));
            var offset = fromTheEnd ? size - done - (ulong)bytes.Length : done;
            memory.Read(from + offset, bytes);
            memory.Write(to + offset, bytes);
            done += (ulong)bytes.Length;
        }
    }
}

/// <summary>Who writes a buffer and who reads it.</summary>
public enum BufferDirection
{
    /// <summary>The driver writes, the device reads.</summary>
    DriverToDevice,

    /// <summary>The device writes, the driver reads.</summary>
    DeviceToDriver,

    /// <summary>Both write, both read.</summary>
    Both,
}
