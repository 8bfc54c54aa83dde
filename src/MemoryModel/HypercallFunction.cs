namespace MemoryModel;

/// <summary>The function numbers, as published for pKVM (SMCCC vendor-specific hypervisor calls).</summary>
public enum HypercallFunction : uint
{
    /// <summary>Answers the granule of memory protection in bytes.</summary>
    MemInfo = 0xC600_0002,

    /// <summary>Shares the granule at an address with the host.</summary>
    MemShare = 0xC600_0003,

    /// <summary>Takes the granule at an address back from the host.</summary>
    MemUnshare = 0xC600_0004,

    /// <summary>Answers the granule of the MMIO guard in bytes.</summary>
    MmioGuardInfo = 0xC600_0005,

    /// <summary>Switches the MMIO guard on for this guest.</summary>
    MmioGuardEnroll = 0xC600_0006,

    /// <summary>Lets the guest reach the MMIO page at an address.</summary>
    MmioGuardMap = 0xC600_0007,

    /// <summary>Closes the MMIO page at an address again.</summary>
    MmioGuardUnmap = 0xC600_0008,
}
