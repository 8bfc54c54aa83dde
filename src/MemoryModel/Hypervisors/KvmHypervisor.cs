using MemoryModel.Ports;

namespace MemoryModel.Hypervisors;

/// <summary>Protected KVM.</summary>
/// <param name="hypercalls">The way to the hypervisor.</param>
/// <param name="version">Which line of pKVM answers.</param>
public sealed class KvmHypervisor(IHypercalls hypercalls, KvmVersion version = KvmVersion.Current)
    : SharingHypervisor(hypercalls)
{
    /// <inheritdoc/>
    /// <remarks>Android 13 answers in the lower 32 bits; the upper ones mean nothing.</remarks>
    public override Result MapMmioGuard(ulong page)
    {
        var answer = Call(HypercallFunction.MmioGuardMap, page);
        return Expect0(
            HypercallFunction.MmioGuardMap, page, version == KvmVersion.Android13 ? unchecked((int)answer) : answer);
    }

    /// <inheritdoc/>
    /// <remarks>Android 13 answers -1 where it succeeded.</remarks>
    public override Result UnmapMmioGuard(ulong page)
    {
        var answer = Call(HypercallFunction.MmioGuardUnmap, page);
        return Expect0(
            HypercallFunction.MmioGuardUnmap, page, version == KvmVersion.Android13 && answer == -1 ? 0 : answer);
    }
}

/// <summary>Lines of pKVM whose answers differ.</summary>
public enum KvmVersion
{
    /// <summary>Answers as documented.</summary>
    Current,

    /// <summary>The hypervisor of Android 13, with its two quirks of the MMIO guard.</summary>
    Android13,
}
