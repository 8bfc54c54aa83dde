namespace MemoryModel.Sharing;

/// <summary>Memory usage of the shared pool in bytes.</summary>
/// <param name="User">Requested sizes of live buffers.</param>
/// <param name="Allocated">Blocks allocated to live buffers.</param>
/// <param name="Total">Memory the pool owns.</param>
/// <param name="Shared">Shared blocks of a dynamic pool; 0 for a static pool.</param>
/// <param name="Quarantined">Heap blocks withheld because some of their granules are still shared.</param>
public readonly record struct PoolStatistics(
    UInt128 User, UInt128 Allocated, UInt128 Total, UInt128 Shared, UInt128 Quarantined);
