namespace MemoryModel.Ports;

/// <summary>The way to the hypervisor: one call, one answer.</summary>
public interface IHypercalls
{
    /// <summary>Makes a hypercall with at most one argument (the others are zero).</summary>
    /// <param name="function">The function number, see <see cref="HypercallFunction"/>.</param>
    /// <param name="argument">A guest physical address, or 0 where the function has no argument.</param>
    /// <returns>The first result register, as it is.</returns>
    long Call(HypercallFunction function, ulong argument);
}

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
