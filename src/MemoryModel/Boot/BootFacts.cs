namespace MemoryModel.Boot;

/// <summary>What the device tree and the image say; nothing of it is trusted.</summary>
/// <param name="DeviceTree">Where the device tree's 2 MiB begin.</param>
/// <param name="Memory">The memory node.</param>
/// <param name="Swiotlb">The swiotlb node.</param>
/// <param name="Kernel">The kernel, or null where none is given.</param>
/// <param name="Ramdisk">The ramdisk, or null where there is none.</param>
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
/// <param name="Alignment">Bytes.</param>
/// <param name="Start">Its fixed address, or null where the guest may choose.</param>
public sealed record SwiotlbFacts(ulong Size, ulong Alignment, ulong? Start)
{
    /// <summary>The fixed range, or null; OutOfRange where it passes 2^64 - 1.</summary>
    public Result<MemoryRange>? FixedRange =>
        Start is { } start ? MemoryRange.FromBaseAndSize(start, Size) : default(Result<MemoryRange>?);
}
