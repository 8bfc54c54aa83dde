using MemoryModel.Ports;

namespace MemoryModel.Hypervisors;

/// <summary>Protected KVM.</summary>
/// <param name="hypercalls">Issues hypercalls.</param>
/// <param name="version">The pKVM version.</param>
public sealed class KvmHypervisor(IHypercalls hypercalls, KvmVersion version = KvmVersion.Current)
    : SharingHypervisor(hypercalls)
{
    /// <inheritdoc/>
    /// <remarks>On Android 13 only the lower 32 bits of the result are meaningful.</remarks>
    public override Result MapMmioGuard(ulong granule)
    {
        var code = Call(HypercallFunction.MmioGuardMap, granule);
        return Expect0(
            HypercallFunction.MmioGuardMap, granule, version == KvmVersion.Android13 ? unchecked((int)code) : code);
    }

    /// <inheritdoc/>
    /// <remarks>Android 13 returns -1 on success.</remarks>
    public override Result UnmapMmioGuard(ulong granule)
    {
        var code = Call(HypercallFunction.MmioGuardUnmap, granule);
        return Expect0(
            HypercallFunction.MmioGuardUnmap, granule, version == KvmVersion.Android13 && code == -1 ? 0 : code);
    }
}

/// <summary>pKVM versions with different return values.</summary>
public enum KvmVersion
{
    /// <summary>Behaves as documented.</summary>
    Current,

    /// <summary>The version in Android 13, with two MMIO guard quirks.</summary>
    Android13,
}
