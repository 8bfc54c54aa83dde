namespace Reference;

/// <summary>What a scenario runs on: a bare allocator, or a simulated machine.</summary>
public abstract record Platform;

/// <summary>A bare buddy allocator with no memory behind it; its limits are those of 64-bit addresses.</summary>
/// <param name="Smallest">The smallest block in bytes, a power of two from 1 to 2^31.</param>
public sealed record AllocatorPlatform(ulong Smallest) : Platform;

/// <summary>A protected guest under a hypervisor, with RAM, a heap in the firmware's 4 MiB and a fault plan.</summary>
/// <param name="Hypervisor">Which hypervisor answers.</param>
/// <param name="Granule">What MEMINFO answers, in bytes; may be invalid on purpose.</param>
/// <param name="Heap">The firmware's heap, within 0x7fc0_0000..0x8000_0000.</param>
/// <param name="Memory">Guest RAM; begins at 0x8000_0000, whole 4 KiB pages, ends at or below 1 &lt;&lt; 40.</param>
/// <param name="Swiotlb">The range the host sees all along (Gunyah); empty elsewhere.</param>
/// <param name="Bar">The PCI BAR range that the HAL translates into, where no boot gives one.</param>
/// <param name="GuardGranule">What MMIO_GUARD_INFO answers, in bytes; 4096 on a healthy machine.</param>
/// <param name="Faults">The fault plan; where several match a call, the first listed wins.</param>
public sealed record Machine(
    Hypervisor Hypervisor,
    ulong Granule,
    Extent Heap,
    Extent Memory,
    Extent Swiotlb,
    Extent Bar,
    ulong GuardGranule,
    EquatableArray<Fault> Faults) : Platform;

/// <summary>The hypervisors that a scenario can name.</summary>
public enum Hypervisor
{
    /// <summary>Protected KVM.</summary>
    Pkvm,

    /// <summary>Protected KVM of Android 13: MAP answers in 32 bits, UNMAP answers -1 on success.</summary>
    PkvmAndroid13,

    /// <summary>GenieZone: knows the answer -2, not required.</summary>
    GenieZone,

    /// <summary>Gunyah: no MEM_SHARE, the guard's calls do nothing.</summary>
    Gunyah,
}

/// <summary>A range that needs no checking: <paramref name="Base"/> and <paramref name="Size"/> in bytes.</summary>
/// <param name="Base">The first address.</param>
/// <param name="Size">The number of bytes; zero means none.</param>
public readonly record struct Extent(ulong Base, ulong Size)
{
    /// <summary>The first address behind the range; a valid extent never passes 2^64 - 1.</summary>
    public ulong End => unchecked(Base + Size);

    /// <summary>Whether every byte of a range of <paramref name="size"/> bytes lies in here.</summary>
    public bool Contains(ulong start, ulong size) =>
        start >= Base && size <= Size && start - Base <= Size - size;
}
