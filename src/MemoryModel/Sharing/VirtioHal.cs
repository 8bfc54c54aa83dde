using System.Diagnostics;
using MemoryModel.Ports;

namespace MemoryModel.Sharing;

/// <summary>
/// The hardware abstraction layer for virtio drivers. It holds the pool's lock while it validates, copies and zeroes,
/// so no buffer changes owner during a copy. It copies only as recorded when a buffer was shared, because a driver may
/// take the arguments of <see cref="Unshare"/> from descriptors that the host can write. Thread-safe.
/// </summary>
/// <param name="pool">Provides the buffers.</param>
/// <param name="memory">Guest RAM.</param>
/// <param name="bar">The PCI BAR range, mapped as MMIO.</param>
public sealed class VirtioHal(SharedPool pool, IGuestMemory memory, MemoryRange bar)
{
    /// <summary>The virtio page size in bytes, independent of the granule.</summary>
    public const ulong PageSize = 4096;

    /// <summary>Alignment of bounce buffers in bytes.</summary>
    public const ulong BounceAlignment = 16;

    // Scratch space for copies, made by the first one; protected by the lock.
    private byte[]? _page;

    /// <summary>Allocates contiguous, page-aligned, zeroed memory that is shared with the host.</summary>
    /// <param name="pages">The number of pages of 4096 bytes.</param>
    /// <returns>The address, or an error as described for <see cref="SharedPool"/>.</returns>
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

    /// <summary>Frees memory from <see cref="DmaAllocate"/>.</summary>
    /// <param name="address">Its start address.</param>
    /// <param name="pages">The number of pages it was allocated with.</param>
    /// <returns>Success, or an error as described for <see cref="SharedPool"/>.</returns>
    public Result DmaFree(ulong address, ulong pages) => pool.Free(address, Layout.OfUnits(pages, PageSize));

    /// <summary>Translates physical MMIO addresses to virtual ones; the mapping is the identity.</summary>
    /// <param name="range">Physical addresses.</param>
    /// <returns>The first virtual address, or OutOfRange if the range is empty or not within the BAR range.</returns>
    public Result<ulong> MmioAddress(Result<MemoryRange> range)
    {
        if (!range.IsOk)
            return range.Error;
        return !range.Value.IsEmpty && range.Value.IsWithin(bar)
            ? range.Value.Start
            : MemoryError.Of(
                ErrorKind.OutOfRange, $"the MMIO range is {range.Value}", $"it must lie in the BAR range {bar}");
    }

    /// <inheritdoc cref="MmioAddress(Result{MemoryRange})"/>
    public Result<ulong> MmioAddress(MemoryRange range) => MmioAddress((Result<MemoryRange>)range);

    /// <summary>
    /// Allocates a bounce buffer for a guest buffer. Copies the data in if the device reads it; otherwise zeroes it, so
    /// that what the device leaves unwritten is not data of an earlier buffer.
    /// </summary>
    /// <param name="buffer">The guest buffer's start address.</param>
    /// <param name="size">Its size in bytes.</param>
    /// <param name="direction">Who writes and who reads it.</param>
    /// <returns>The bounce buffer's address; an error as described for <see cref="SharedPool"/>; OutOfRange.</returns>
    public Result<ulong> Share(ulong buffer, ulong size, BufferDirection direction)
    {
        lock (pool.Gate)
        {
            var bounce = pool.Allocate(BounceLayout(buffer, size));
            if (!bounce.IsOk)
                return bounce;
            pool.Lend(bounce.Value, new Loan(buffer, size, direction));
            if (direction == BufferDirection.DeviceToDriver)
                memory.Zero(new MemoryRange(bounce.Value, bounce.Value + size));
            else
                Copy(buffer, bounce.Value, size);
            return bounce;
        }
    }

    /// <summary>Copies the data back if the device writes it, and frees the bounce buffer.</summary>
    /// <param name="bounce">The address that <see cref="Share"/> returned.</param>
    /// <param name="buffer">The guest buffer's start address, as shared.</param>
    /// <param name="size">Its size in bytes, as shared.</param>
    /// <param name="direction">Who writes and who reads it, as shared.</param>
    /// <returns>
    /// Success; an error as described for <see cref="SharedPool"/>; OutOfRange; or, instead of WrongLayout, WrongBuffer
    /// if the live buffer was not shared with these arguments. An error copies nothing.
    /// </returns>
    public Result Unshare(ulong bounce, ulong buffer, ulong size, BufferDirection direction)
    {
        lock (pool.Gate)
        {
            var layout = BounceLayout(buffer, size);
            var lent = pool.CheckLent(bounce, layout, new Loan(buffer, size, direction));
            if (!lent.IsOk)
                return lent;
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
                ErrorKind.OutOfRange, $"the buffer is {size} bytes at 0x{buffer:x}", "it must end by 2^64")
            : layout;
    }

    /// <summary>
    /// Copies like memmove: if the target overlaps the end of the source, it copies from the end. The data passes
    /// through a private page.
    /// </summary>
    private void Copy(ulong from, ulong to, ulong size)
    {
        Debug.Assert(pool.Gate.IsHeldByCurrentThread, "no buffer changes owner during a copy");
        // For a target below the source the difference wraps and exceeds any size, since no buffer extends beyond 2^64.
        var fromTheEnd = unchecked(to - from) < size;
        for (ulong done = 0; done < size;)
        {
            var bytes = (_page ??= new byte[PageSize]).AsSpan(0, (int)Math.Min(size - done, PageSize));
            var offset = fromTheEnd ? size - done - (ulong)bytes.Length : done;
            memory.Read(from + offset, bytes);
            memory.Write(to + offset, bytes);
            done += (ulong)bytes.Length;
        }
    }
}

/// <summary>Who writes and who reads a buffer.</summary>
public enum BufferDirection
{
    /// <summary>The driver writes, the device reads.</summary>
    DriverToDevice,

    /// <summary>The device writes, the driver reads.</summary>
    DeviceToDriver,

    /// <summary>Both read and write.</summary>
    Both,
}
