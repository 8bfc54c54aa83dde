namespace MemoryModel.Hypervisors;

/// <summary>What the firmware asks of a hypervisor.</summary>
public interface IHypervisor
{
    /// <summary>Sharing memory on demand, or null where the hypervisor cannot.</summary>
    IMemorySharing? Sharing { get; }

    /// <summary>Switches the MMIO guard on and checks that its granule is 4 KiB.</summary>
    /// <returns>Success; MmioGuardNotSupported; Hypervisor; BadAlignment for another granule.</returns>
    Result InitialiseMmioGuard();

    /// <summary>Lets the guest reach the 4 KiB page at an address.</summary>
    /// <returns>Success or Hypervisor.</returns>
    Result MapMmioGuard(ulong page);

    /// <summary>Closes the 4 KiB page at an address again.</summary>
    /// <returns>Success or Hypervisor.</returns>
    Result UnmapMmioGuard(ulong page);
}

/// <summary>Sharing guest memory with the host, granule by granule.</summary>
public interface IMemorySharing
{
    /// <summary>The granule of memory protection in bytes, as the hypervisor says it.</summary>
    /// <returns>The granule or Hypervisor.</returns>
    Result<ulong> Granule();

    /// <summary>Shares the granule at an address.</summary>
    /// <returns>Success or Hypervisor.</returns>
    Result Share(ulong granule);

    /// <summary>Takes the granule at an address back.</summary>
    /// <returns>Success or Hypervisor.</returns>
    Result Unshare(ulong granule);
}
