namespace MemoryModel;

/// <summary>Function numbers as published for pKVM (SMCCC vendor-specific hypervisor service calls).</summary>
public enum HypercallFunction : uint
{
    /// <summary>Returns the memory protection granule in bytes.</summary>
    MemInfo = 0xC600_0002,

    /// <summary>Shares the granule at an address with the host.</summary>
    MemShare = 0xC600_0003,

    /// <summary>Unshares the granule at an address.</summary>
    MemUnshare = 0xC600_0004,

    /// <summary>Returns the MMIO guard granule in bytes.</summary>
    MmioGuardInfo = 0xC600_0005,

    /// <summary>Enables the MMIO guard for this guest.</summary>
    MmioGuardEnroll = 0xC600_0006,

    /// <summary>Allows the guest to access the MMIO page at an address.</summary>
    MmioGuardMap = 0xC600_0007,

    /// <summary>Revokes access to the MMIO page at an address.</summary>
    MmioGuardUnmap = 0xC600_0008,
}
