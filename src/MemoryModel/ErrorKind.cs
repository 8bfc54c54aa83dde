namespace MemoryModel;

/// <summary>The kinds of errors: the published ones, and those of this implementation.</summary>
public enum ErrorKind
{
    /// <summary>A shrunk range begins elsewhere.</summary>
    DifferentBaseAddress,

    /// <summary>A shrunk range is larger than before.</summary>
    SizeTooLarge,

    /// <summary>A shrunk range leaves out a tracked region.</summary>
    SizeTooSmall,

    /// <summary>All places for regions are taken.</summary>
    Full,

    /// <summary>The range is empty, reversed, wraps, or is not where it must be.</summary>
    OutOfRange,

    /// <summary>The range touches a tracked one.</summary>
    Overlaps,

    /// <summary>The page table refused.</summary>
    FailedToMap,

    /// <summary>A hypercall failed.</summary>
    Hypervisor,

    /// <summary>The hypervisor has no MMIO guard.</summary>
    MmioGuardNotSupported,

    /// <summary>The dynamic pool was made before.</summary>
    SharedMemorySetFailure,

    /// <summary>The pool cannot be made, or not any more.</summary>
    SharedPoolSetFailure,

    /// <summary>No bytes were asked for.</summary>
    ZeroSize,

    /// <summary>An alignment or a granule is no power of two.</summary>
    BadAlignment,

    /// <summary>A size rounded up to its alignment passes 2^63 - 1.</summary>
    LayoutOverflow,

    /// <summary>No block is large enough.</summary>
    OutOfMemory,

    /// <summary>The pool, or a result that was passed in, was not initialised.</summary>
    NotInitialised,

    /// <summary>The pool is closed.</summary>
    Closed,

    /// <summary>The buffer was revoked when the pool closed.</summary>
    Revoked,

    /// <summary>No live buffer begins at the address.</summary>
    NotOwned,

    /// <summary>The address lies in memory that is free.</summary>
    AlreadyFreed,

    /// <summary>The buffer there has another size or alignment.</summary>
    WrongLayout,

    /// <summary>The hypervisor does not take granules back.</summary>
    Quarantined,

    /// <summary>The tracker was disposed.</summary>
    Disposed,
}
