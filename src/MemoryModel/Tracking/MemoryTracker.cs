using MemoryModel.Ports;
using MemoryModel.Sharing;

namespace MemoryModel.Tracking;

/// <summary>
/// Tracks which guest memory is mapped and shared, and makes all of it private again. Thread-safe: one lock protects
/// heap, pool, tracker and HAL.
/// </summary>
public sealed class MemoryTracker : IDisposable
{
    private readonly MemoryRegions _memory;
    private readonly MmioRegions _mmio;
    private readonly IGuestMemory _ram;
    private bool _disposed;

    private MemoryTracker(MemoryRange total, FirmwareEnvironment environment)
    {
        _memory = new MemoryRegions(total, environment.PageTable);
        _mmio = new MmioRegions(environment.MmioEnd, environment.Hypervisor, environment.PageTable);
        _ram = environment.Memory;
        Pool = new SharedPool(environment.Heap, environment.Hypervisor.Sharing, environment.Memory);
    }

    /// <summary>The shared pool; it must be initialised before use.</summary>
    public SharedPool Pool { get; }

    /// <summary>The memory that may be tracked.</summary>
    public MemoryRange Total => Locked(static it => it._memory.Total);

    /// <summary>The tracked memory regions, in tracking order.</summary>
    public IReadOnlyList<MemoryRegion> Regions => Locked(static it => it._memory.Regions.ToArray());

    /// <summary>The tracked MMIO regions, in tracking order.</summary>
    public IReadOnlyList<MemoryRange> MmioRegions => Locked(static it => it._mmio.Regions.ToArray());

    /// <summary>Addresses of MMIO pages outside any region that could not be unmapped.</summary>
    public IReadOnlyList<ulong> RefusedPages => Locked(static it => it._mmio.RefusedPages);

    /// <summary>Creates a tracker of main memory.</summary>
    /// <param name="total">The memory that may be tracked, within <see cref="MemoryMap.Main"/>.</param>
    /// <param name="environment">The hypervisor, the page table, RAM and the heap.</param>
    /// <returns>The tracker; OutOfRange, also if the MMIO window reaches into the firmware.</returns>
    public static Result<MemoryTracker> Create(MemoryRange total, FirmwareEnvironment environment)
    {
        if (total.IsEmpty || !total.IsWithin(MemoryMap.Main))
        {
            return MemoryError.Of(
                ErrorKind.OutOfRange, $"the memory is {total}", $"it must be a non-empty part of {MemoryMap.Main}");
        }

        return environment.MmioEnd <= MemoryMap.Firmware.Start
            ? new MemoryTracker(total, environment)
            : MemoryError.Of(
                ErrorKind.OutOfRange,
                $"the MMIO window ends at 0x{environment.MmioEnd:x}",
                $"it must end by 0x{MemoryMap.Firmware.Start:x}, where the firmware starts");
    }

    /// <summary>Shrinks main memory from the top.</summary>
    /// <returns>Success; Disposed, OutOfRange, DifferentBaseAddress, SizeTooLarge or SizeTooSmall.</returns>
    public Result Shrink(Result<MemoryRange> range) => Guarded(() => _memory.Shrink(range));

    /// <inheritdoc cref="Shrink(Result{MemoryRange})"/>
    public Result Shrink(MemoryRange range) => Shrink((Result<MemoryRange>)range);

    /// <summary>Tracks a range and maps its pages read-only.</summary>
    /// <returns>Success; Disposed, OutOfRange, Overlaps, Full or FailedToMap.</returns>
    public Result MapReadOnly(Result<MemoryRange> range) => Guarded(() => _memory.Track(range, isMutable: false));

    /// <inheritdoc cref="MapReadOnly(Result{MemoryRange})"/>
    public Result MapReadOnly(MemoryRange range) => MapReadOnly((Result<MemoryRange>)range);

    /// <summary>Tracks a range and maps its pages read-write.</summary>
    /// <returns>Success; Disposed, OutOfRange, Overlaps, Full or FailedToMap.</returns>
    public Result MapMutable(Result<MemoryRange> range) => Guarded(() => _memory.Track(range, isMutable: true));

    /// <inheritdoc cref="MapMutable(Result{MemoryRange})"/>
    public Result MapMutable(MemoryRange range) => MapMutable((Result<MemoryRange>)range);

    /// <summary>Tracks an MMIO range and maps its pages, each in the MMIO guard first.</summary>
    /// <returns>Success; Disposed, OutOfRange, Overlaps, Full, Hypervisor or FailedToMap.</returns>
    public Result MapMmio(Result<MemoryRange> range) => Guarded(() => _mmio.Map(range));

    /// <inheritdoc cref="MapMmio(Result{MemoryRange})"/>
    public Result MapMmio(MemoryRange range) => MapMmio((Result<MemoryRange>)range);

    /// <summary>Unmaps all MMIO and stops tracking its regions, even if some pages are refused.</summary>
    /// <returns>Success; Disposed; or the first refusal, Hypervisor or FailedToMap.</returns>
    public Result UnmapMmio() => Guarded(_mmio.UnmapAll);

    /// <summary>Initialises a pool that shares heap memory on demand.</summary>
    /// <returns>
    /// Success; Disposed; SharedPoolSetFailure; SharedMemorySetFailure; Hypervisor; BadAlignment (granule).
    /// </returns>
    public Result InitialiseDynamicPool() => Guarded(Pool.InitialiseDynamic);

    /// <summary>Tracks and maps a range that the host has already shared, and initialises the pool over it.</summary>
    /// <returns>Success; Disposed; SharedPoolSetFailure; OutOfRange, Overlaps, Full or FailedToMap.</returns>
    public Result InitialiseStaticPool(Result<MemoryRange> range) => Guarded(() =>
    {
        var possible = Pool.CheckStatic();
        if (!possible.IsOk)
            return possible;
        var tracked = _memory.Track(range, isMutable: true);
        if (tracked.IsOk)
            Pool.InitialiseStatic(range.Value);
        return tracked;
    });

    /// <inheritdoc cref="InitialiseStaticPool(Result{MemoryRange})"/>
    public Result InitialiseStaticPool(MemoryRange range) => InitialiseStaticPool((Result<MemoryRange>)range);

    /// <summary>Closes the pool and unshares all its memory; later calls retry refused granules.</summary>
    /// <returns>Success; Disposed; or Quarantined with every granule refused during this call.</returns>
    public Result UnshareAll() => Guarded(Pool.UnshareAll);

    /// <summary>
    /// Flushes mutable regions, unmaps all MMIO like <see cref="UnmapMmio"/> and unshares everything. Every later
    /// operation fails with Disposed; <see cref="RefusedPages"/> still lists the pages that could not be unmapped.
    /// </summary>
    /// <returns>
    /// Success; Disposed; or the first refusal (Hypervisor, FailedToMap or Quarantined) with every granule refused.
    /// </returns>
    public Result TryDispose() => Guarded(() =>
    {
        foreach (var region in _memory.Regions.Where(region => region.IsMutable))
            _ram.Flush(region.Range);
        var unmapped = _mmio.UnmapAll();
        var unshared = Pool.UnshareAll();
        _memory.Clear();
        _disposed = true;
        Pool.MarkDisposed();
        return unmapped.Error?.With(unshared.Error?.Refused ?? []) ?? unshared;
    });

    /// <summary>Like <see cref="TryDispose"/>, ignoring the result; never throws.</summary>
    public void Dispose() => TryDispose();

    private T Locked<T>(Func<MemoryTracker, T> read)
    {
        lock (Pool.Gate)
            return read(this);
    }

    private Result Guarded(Func<Result> operation)
    {
        lock (Pool.Gate)
        {
            return _disposed
                ? MemoryError.Of(ErrorKind.Disposed, "the tracker is disposed", "create a new one")
                : operation();
        }
    }
}
