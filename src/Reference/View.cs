namespace Reference;

/// <summary>Everything observable between two commands.</summary>
/// <param name="Pool">Memory usage of the pool, or of the bare allocator.</param>
/// <param name="HeapFree">Free bytes of the guest heap.</param>
/// <param name="Total">The tracked memory; empty if there is no tracker.</param>
/// <param name="Regions">Tracked memory regions in tracking order.</param>
/// <param name="MmioRegions">Tracked MMIO regions in tracking order.</param>
/// <param name="RefusedPages">MMIO pages outside any region that could not be unmapped, in mapping order.</param>
public readonly record struct View(
    Statistics Pool,
    ulong HeapFree,
    Extent Total,
    EquatableArray<Region> Regions,
    EquatableArray<Extent> MmioRegions,
    EquatableArray<ulong> RefusedPages)
{
    /// <summary>Nothing to observe yet.</summary>
    public static View Nothing => new(default, 0, default, [], [], []);
}

/// <summary>Memory usage of a pool in bytes.</summary>
/// <param name="User">Requested sizes of live buffers.</param>
/// <param name="Allocated">Blocks allocated to live buffers.</param>
/// <param name="Total">Memory the pool owns.</param>
/// <param name="Shared">Shared blocks of a dynamic pool.</param>
/// <param name="Quarantined">Heap blocks withheld because some of their granules are still shared.</param>
public readonly record struct Statistics(
    UInt128 User, UInt128 Allocated, UInt128 Total, UInt128 Shared, UInt128 Quarantined);

/// <summary>A tracked memory region.</summary>
/// <param name="Range">The range as requested, not rounded to pages.</param>
/// <param name="IsMutable">Whether it is mapped read-write.</param>
public readonly record struct Region(Extent Range, bool IsMutable);
