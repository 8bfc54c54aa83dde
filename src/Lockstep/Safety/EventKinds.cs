namespace Lockstep.Safety;

/// <summary>Kinds of <see cref="SafetyEvent"/>.</summary>
[Flags]
public enum EventKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><see cref="Lockstep.Safety.Shared"/>.</summary>
    Shared = 1 << 0,

    /// <summary><see cref="Lockstep.Safety.Unshared"/>.</summary>
    Unshared = 1 << 1,

    /// <summary><see cref="Lockstep.Safety.Allocated"/>.</summary>
    Allocated = 1 << 2,

    /// <summary><see cref="Lockstep.Safety.Freed"/>.</summary>
    Freed = 1 << 3,

    /// <summary><see cref="Lockstep.Safety.GuardMapped"/>.</summary>
    GuardMapped = 1 << 4,

    /// <summary><see cref="Lockstep.Safety.GuardUnmapped"/>.</summary>
    GuardUnmapped = 1 << 5,

    /// <summary><see cref="Lockstep.Safety.Written"/>.</summary>
    Written = 1 << 6,

    /// <summary><see cref="Lockstep.Safety.StaticRange"/>.</summary>
    StaticRange = 1 << 7,

    /// <summary><see cref="Lockstep.Safety.OperationBegan"/>.</summary>
    OperationBegan = 1 << 8,

    /// <summary><see cref="Lockstep.Safety.OperationEnded"/>.</summary>
    OperationEnded = 1 << 9,

    /// <summary><see cref="Lockstep.Safety.Closed"/>.</summary>
    Closed = 1 << 10,

    /// <summary><see cref="Lockstep.Safety.PayloadEntered"/>.</summary>
    PayloadEntered = 1 << 11,

    /// <summary><see cref="Lockstep.Safety.MmioUnmapped"/>.</summary>
    MmioUnmapped = 1 << 12,

    /// <summary><see cref="Lockstep.Safety.HeapRange"/>.</summary>
    HeapRange = 1 << 13,

    /// <summary><see cref="Lockstep.Safety.Flushed"/>.</summary>
    Flushed = 1 << 14,

    /// <summary><see cref="Lockstep.Safety.Fetched"/>.</summary>
    Fetched = 1 << 15,

    /// <summary><see cref="Lockstep.Safety.ShareFailed"/>.</summary>
    ShareFailed = 1 << 16,

    /// <summary><see cref="Lockstep.Safety.Needed"/>.</summary>
    Needed = 1 << 17,

    /// <summary><see cref="Lockstep.Safety.Accounted"/>.</summary>
    Accounted = 1 << 18,

    /// <summary><see cref="Lockstep.Safety.HeapAllocated"/>.</summary>
    HeapAllocated = 1 << 19,

    /// <summary>Every kind, as emitted by the simulated platform.</summary>
    All = (1 << 20) - 1,
}

/// <summary>What an operation guarantees when it fails.</summary>
public enum OperationKind
{
    /// <summary>It changes nothing.</summary>
    Ordinary,

    /// <summary>It runs to completion, revokes buffers, and reports what was refused.</summary>
    Teardown,
}
