namespace Reference;

/// <summary>What a scenario runs on: a bare allocator, or a simulated machine.</summary>
public abstract record Platform;

/// <summary>A bare buddy allocator over plain 64-bit addresses; no memory backs them.</summary>
/// <param name="Smallest">The smallest block in bytes, a power of two from 1 to 2^31.</param>
public sealed record AllocatorPlatform(ulong Smallest) : Platform;

/// <summary>A protected guest on a hypervisor, with RAM, a heap in the firmware's 4 MiB and a fault plan.</summary>
/// <param name="Hypervisor">The hypervisor.</param>
/// <param name="Granule">The granule that MEMINFO returns, in bytes; may be invalid on purpose.</param>
/// <param name="Heap">The firmware's heap, within 0x7fc0_0000..0x8000_0000.</param>
/// <param name="Memory">Guest RAM, within 0x8000_0000..1 &lt;&lt; 40; what a tracker without a boot may track.</param>
/// <param name="Swiotlb">The range always visible to the host (Gunyah); empty elsewhere.</param>
/// <param name="Bar">The PCI BAR range that the HAL translates, if no boot provides one.</param>
/// <param name="GuardGranule">The granule that MMIO_GUARD INFO returns, in bytes; may be invalid on purpose.</param>
/// <param name="Faults">The fault plan; if several faults match a call, the first one applies.</param>
public sealed record Machine(
    Hypervisor Hypervisor,
    ulong Granule,
    Extent Heap,
    Extent Memory,
    Extent Swiotlb,
    Extent Bar,
    ulong GuardGranule,
    EquatableArray<Fault> Faults) : Platform
{
    /// <summary>The end of the MMIO window, which the firmware knows of its platform; at most 0x7fc0_0000.</summary>
    public ulong MmioEnd { get; init; } = Ranges.Firmware.Base;

    /// <summary>The unit in which the guard maps, in bytes; a page on Gunyah, or if the granule is invalid.</summary>
    public ulong GuardUnit =>
        // docs/assumptions.md: guard-unit
        Hypervisor != Hypervisor.Gunyah && IsGuardGranule(GuardGranule) ? GuardGranule : Ranges.Page;

    /// <summary>Whether a guard may have such a granule: a power of two of at least a page.</summary>
    internal static bool IsGuardGranule(ulong bytes) => ulong.IsPow2(bytes) && bytes >= Ranges.Page;

    /// <summary>
    /// Whether its hypervisor answers whatever the fault plan says: the model predicts nothing, and only the safety
    /// monitor judges the firmware.
    /// </summary>
    public bool IsHostile { get; init; }
}

/// <summary>The supported hypervisors.</summary>
public enum Hypervisor
{
    /// <summary>Protected KVM.</summary>
    Pkvm,

    /// <summary>Protected KVM of Android 13: MAP returns 32 bits, UNMAP returns -1 on success.</summary>
    PkvmAndroid13,

    /// <summary>GenieZone: may return -2, not required.</summary>
    GenieZone,

    /// <summary>Gunyah: no MEM_SHARE; guard calls have no effect.</summary>
    Gunyah,
}

/// <summary>A valid range; <paramref name="Base"/> and <paramref name="Size"/> in bytes.</summary>
/// <param name="Base">The first address.</param>
/// <param name="Size">Its size in bytes; 0 means that there is none.</param>
public readonly record struct Extent(ulong Base, ulong Size)
{
    /// <summary>The first address after the range; never beyond 2^64 - 1.</summary>
    public ulong End => unchecked(Base + Size);

    /// <summary>Whether it contains all <paramref name="size"/> bytes at <paramref name="start"/>.</summary>
    public bool Contains(ulong start, ulong size) =>
        start >= Base && size <= Size && start - Base <= Size - size;
}
