namespace Reference;

/// <summary>Input from the device tree and the image, valid or not.</summary>
/// <param name="Fdt">Address of the device tree's 2 MiB.</param>
/// <param name="Memory">The memory node.</param>
/// <param name="SwiotlbSize">Size of the swiotlb node in bytes.</param>
/// <param name="SwiotlbAlignment">Its alignment in bytes, if any; read only without a fixed address.</param>
/// <param name="SwiotlbBase">Its fixed address, if any.</param>
/// <param name="Kernel">The kernel's range, if any.</param>
/// <param name="Ramdisk">The ramdisk's range, if any.</param>
/// <param name="PciConfig">The PCI configuration range.</param>
/// <param name="Bar">The PCI BAR range.</param>
public sealed record BootFacts(
    ulong Fdt,
    Area Memory,
    ulong SwiotlbSize,
    ulong? SwiotlbAlignment,
    ulong? SwiotlbBase,
    Area? Kernel,
    Area? Ramdisk,
    Area PciConfig,
    Area Bar);

/// <summary>Why a boot ended without entering the payload.</summary>
public enum RebootReason
{
    /// <summary>No boot failed.</summary>
    None,

    /// <summary>The firmware or its environment failed.</summary>
    InternalError,

    /// <summary>The device tree is invalid.</summary>
    InvalidFdt,

    /// <summary>There is no kernel to run.</summary>
    InvalidPayload,

    /// <summary>The ramdisk cannot be mapped.</summary>
    InvalidRamdisk,
}
