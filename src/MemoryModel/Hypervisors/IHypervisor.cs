namespace MemoryModel.Hypervisors;

/// <summary>The hypervisor services that the firmware uses.</summary>
public interface IHypervisor
{
    /// <summary>On-demand memory sharing, or null if the hypervisor does not support it.</summary>
    IMemorySharing? Sharing { get; }

    /// <summary>Enables the MMIO guard and checks that its granule is 4 KiB.</summary>
    /// <returns>Success; MmioGuardNotSupported; Hypervisor; BadAlignment for any other granule.</returns>
    Result InitialiseMmioGuard();

    /// <summary>Allows the guest to access the 4 KiB MMIO page at an address.</summary>
    /// <returns>Success or Hypervisor.</returns>
    Result MapMmioGuard(ulong page);

    /// <summary>Revokes access to the 4 KiB MMIO page at an address.</summary>
    /// <returns>Success or Hypervisor.</returns>
    Result UnmapMmioGuard(ulong page);
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
