using Lockstep.Safety;

namespace Lockstep.Pictures;

/// <summary>What happens to a range of memory in a step.</summary>
public enum ChangeKind
{
    /// <summary>It is memory of a bare allocator.</summary>
    Added,

    /// <summary>It is permanently visible to the host.</summary>
    Static,

    /// <summary>It becomes visible to the host.</summary>
    Shared,

    /// <summary>It becomes private again.</summary>
    Unshared,

    /// <summary>The hypervisor refuses to share it.</summary>
    NotShared,

    /// <summary>The hypervisor refuses to make it private: it is quarantined.</summary>
    Refused,

    /// <summary>The guest may access this device memory.</summary>
    Mapped,

    /// <summary>The guest may no longer access this device memory.</summary>
    Unmapped,

    /// <summary>It is a live buffer of the pool.</summary>
    Allocated,

    /// <summary>It is memory of the heap that is in use.</summary>
    HeapAllocated,

    /// <summary>It is free.</summary>
    Freed,

    /// <summary>All buffers of the pool are revoked; it has no range.</summary>
    Closed,

    /// <summary>The guest writes it.</summary>
    Written,

    /// <summary>The host writes it.</summary>
    HostWritten,

    /// <summary>Its bytes are not those that the model predicts.</summary>
    Differs,
}

/// <summary>A change of a range of memory.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Range">The range.</param>
/// <param name="Name">The label of a buffer; empty for none.</param>
public readonly record struct MemoryChange(ChangeKind Kind, ByteRange Range, string Name = "");
