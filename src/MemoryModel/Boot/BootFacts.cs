namespace MemoryModel.Boot;

/// <summary>Input from the device tree and the image. It is untrusted.</summary>
/// <param name="DeviceTree">Address of the device tree, which occupies 2 MiB.</param>
/// <param name="Memory">The memory node.</param>
/// <param name="Swiotlb">The swiotlb node.</param>
/// <param name="Kernel">The kernel, or null if there is none.</param>
/// <param name="Ramdisk">The ramdisk, or null if there is none.</param>
/// <param name="PciConfiguration">The PCI configuration range.</param>
/// <param name="PciBar">The PCI BAR range.</param>
public sealed record BootFacts(
    ulong DeviceTree,
    Result<MemoryRange> Memory,
    SwiotlbFacts Swiotlb,
    Result<MemoryRange>? Kernel,
    Result<MemoryRange>? Ramdisk,
    Result<MemoryRange> PciConfiguration,
    Result<MemoryRange> PciBar);

/// <summary>The swiotlb node.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Alignment">Bytes, or null if the node has none; read only if the guest may choose the address.</param>
/// <param name="Start">Its fixed address, or null if the guest may choose.</param>
public sealed record SwiotlbFacts(ulong Size, ulong? Alignment, ulong? Start)
{
    /// <summary>The fixed range, or null; OutOfRange if its end exceeds 2^64 - 1.</summary>
    public Result<MemoryRange>? FixedRange =>
        Start is { } start ? MemoryRange.FromBaseAndSize(start, Size) : default(Result<MemoryRange>?);
}
