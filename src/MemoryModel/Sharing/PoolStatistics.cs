namespace MemoryModel.Sharing;

/// <summary>What the shared pool owns and has given out, in bytes.</summary>
/// <param name="User">The sizes of live buffers as asked for.</param>
/// <param name="Allocated">The blocks of live buffers.</param>
/// <param name="Total">What the pool owns.</param>
/// <param name="Shared">The granules of live dynamic regions; 0 for a static pool.</param>
/// <param name="Quarantined">Whole heap blocks held because granules of them stay shared.</param>
public readonly record struct PoolStatistics(
    UInt128 User, UInt128 Allocated, UInt128 Total, UInt128 Shared, UInt128 Quarantined);
