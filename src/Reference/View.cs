namespace Reference;

/// <summary>All that can be asked of the parts between two commands.</summary>
/// <param name="Pool">The pool's bytes, or the bare allocator's.</param>
/// <param name="HeapFree">Free bytes of the guest's heap.</param>
/// <param name="Total">The tracked memory; empty where there is no tracker.</param>
/// <param name="Regions">Tracked memory regions in the order of tracking.</param>
/// <param name="MmioRegions">Tracked MMIO regions in the order of tracking.</param>
/// <param name="RefusedPages">MMIO pages whose unmapping was refused and that no region covers, in list order.</param>
public sealed record View(
    Statistics Pool,
    ulong HeapFree,
    Extent Total,
    EquatableArray<Region> Regions,
    EquatableArray<Extent> MmioRegions,
    EquatableArray<ulong> RefusedPages);

/// <summary>What a pool owns and has given out, in bytes.</summary>
/// <param name="User">The sizes of live buffers as asked.</param>
/// <param name="Allocated">The blocks of live buffers.</param>
/// <param name="Total">What the pool owns.</param>
/// <param name="Shared">The granules of live dynamic regions.</param>
/// <param name="Quarantined">Whole heap blocks held because granules of them stay shared.</param>
public readonly record struct Statistics(
    UInt128 User, UInt128 Allocated, UInt128 Total, UInt128 Shared, UInt128 Quarantined);

/// <summary>A tracked memory region.</summary>
/// <param name="Range">Its range as asked for.</param>
/// <param name="IsMutable">Mutable or read-only.</param>
public readonly record struct Region(Extent Range, bool IsMutable);
