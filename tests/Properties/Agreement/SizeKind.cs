namespace Properties.Agreement;

/// <summary>What a scenario can have much of.</summary>
internal enum SizeKind
{
    /// <summary>Live buffers of the pool, of all kinds.</summary>
    LiveBuffers,

    /// <summary>Live DMA buffers.</summary>
    DmaBuffers,

    /// <summary>Live bounce buffers.</summary>
    BounceBuffers,

    /// <summary>Live buffers of the guest heap.</summary>
    HeapBuffers,

    /// <summary>Buffers that closing the pool revokes.</summary>
    RevokedBuffers,

    /// <summary>Heap blocks that the pool shares.</summary>
    SharedBlocks,

    /// <summary>Quarantined heap blocks.</summary>
    QuarantinedBlocks,

    /// <summary>Refused granules in one error.</summary>
    RefusedGranules,

    /// <summary>Granules that one command shares.</summary>
    GranulesOfRefill,

    /// <summary>The granule of a pool that shares, in bytes.</summary>
    Granule,

    /// <summary>Pages of 4 KiB of one DMA buffer.</summary>
    PagesOfDma,

    /// <summary>Bytes that one command copies.</summary>
    CopiedBytes,

    /// <summary>Pages of tracked MMIO.</summary>
    MmioPages,

    /// <summary>Pages of one tracked memory region.</summary>
    PagesOfRegion,

    /// <summary>The range of a static pool, in bytes.</summary>
    StaticPool,

    /// <summary>Live buffers of a bare allocator.</summary>
    BareBuffers,

    /// <summary>Regions added to a bare allocator.</summary>
    BareRegions,
}
