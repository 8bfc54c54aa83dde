namespace MemoryModel.Hypervisors;

/// <summary>The hypervisor services that the firmware uses.</summary>
public interface IHypervisor
{
    /// <summary>On-demand memory sharing, or null if the hypervisor does not support it.</summary>
    IMemorySharing? Sharing { get; }

    /// <summary>
    /// The granule of the MMIO guard in bytes: a power of two of at least 4 KiB, and 4 KiB before the guard is
    /// initialised. On protected KVM it is the host's page size: 4, 16 or 64 KiB.
    /// </summary>
    ulong GuardGranule { get; }

    /// <summary>Enables the MMIO guard and learns its granule.</summary>
    /// <returns>
    /// Success; MmioGuardNotSupported; Hypervisor; BadAlignment if the granule is not a power of two of at least 4 KiB.
    /// </returns>
    Result InitialiseMmioGuard();

    /// <summary>Allows the guest to access the MMIO in the guard's granule at an address.</summary>
    /// <returns>Success or Hypervisor.</returns>
    Result MapMmioGuard(ulong granule);

    /// <summary>Revokes access to the MMIO in the guard's granule at an address.</summary>
    /// <returns>Success or Hypervisor.</returns>
    Result UnmapMmioGuard(ulong granule);
}

/// <summary>Shares guest memory with the host, one granule at a time.</summary>
public interface IMemorySharing
{
    /// <summary>The memory protection granule in bytes, as the hypervisor reports it.</summary>
    /// <returns>The granule or Hypervisor.</returns>
    Result<ulong> Granule();

    /// <summary>Shares the granule at an address.</summary>
    /// <returns>Success or Hypervisor.</returns>
    Result Share(ulong granule);

    /// <summary>Unshares the granule at an address.</summary>
    /// <returns>Success or Hypervisor.</returns>
    Result Unshare(ulong granule);
}
