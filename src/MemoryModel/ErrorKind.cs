namespace MemoryModel;

/// <summary>Error kinds: the published ones, then those of this implementation.</summary>
public enum ErrorKind
{
    /// <summary>The range to shrink to has a different start.</summary>
    DifferentBaseAddress,

    /// <summary>The range to shrink to is larger than the current one.</summary>
    SizeTooLarge,

    /// <summary>The range to shrink to excludes a tracked region.</summary>
    SizeTooSmall,

    /// <summary>The maximum number of regions is tracked.</summary>
    Full,

    /// <summary>The range is empty, reversed, wraps, or lies outside the allowed memory.</summary>
    OutOfRange,

    /// <summary>The range overlaps a tracked one.</summary>
    Overlaps,

    /// <summary>The page table refused to map or unmap.</summary>
    FailedToMap,

    /// <summary>A hypercall failed.</summary>
    Hypervisor,

    /// <summary>The hypervisor has no MMIO guard.</summary>
    MmioGuardNotSupported,

    /// <summary>The pool is already initialised as dynamic.</summary>
    SharedMemorySetFailure,

    /// <summary>The pool cannot be initialised (again).</summary>
    SharedPoolSetFailure,

    /// <summary>The requested size is zero.</summary>
    ZeroSize,

    /// <summary>An alignment or a granule is not a power of two, or the granule is not supported.</summary>
    BadAlignment,

    /// <summary>The size rounded up to the alignment exceeds 2^63 - 1.</summary>
    LayoutOverflow,

    /// <summary>No free block is large enough.</summary>
    OutOfMemory,

    /// <summary>The pool, or a result passed as an argument, is not initialised.</summary>
    NotInitialised,

    /// <summary>The pool is closed.</summary>
    Closed,

    /// <summary>The buffer was revoked when the pool closed.</summary>
    Revoked,

    /// <summary>No live buffer starts at the address.</summary>
    NotOwned,

    /// <summary>The address lies in free memory.</summary>
    AlreadyFreed,

    /// <summary>The buffer at the address has a different size or alignment.</summary>
    WrongLayout,

    /// <summary>The hypervisor refused to unshare granules.</summary>
    Quarantined,

    /// <summary>The tracker is disposed.</summary>
    Disposed,

    /// <summary>The buffer was not shared with these arguments, or is not a bounce buffer.</summary>
    WrongBuffer,
}
