using Lockstep.Platforms;

namespace Lockstep.Simulation;

/// <summary>The hypervisor's list of the MMIO that the guest may access, by granule.</summary>
/// <param name="granule">The granule in bytes: a power of two, at least a page.</param>
/// <param name="isEnrolled">Whether the guest has already enrolled.</param>
public sealed class MmioGuard(ulong granule, bool isEnrolled)
{
    private static readonly Extent Mmio = new(0, MachineDefaults.FirmwareBase);

    private readonly SortedSet<ulong> _granules = [];

    /// <summary>Whether the guest has enrolled.</summary>
    public bool IsEnrolled { get; private set; } = isEnrolled;

    /// <summary>The start of each mapped granule, ascending.</summary>
    public IReadOnlySet<ulong> Granules => _granules;

    /// <summary>Enrols the guest; always returns 0.</summary>
    internal long Enroll()
    {
        IsEnrolled = true;
        return HypercallCode.Success;
    }

    /// <summary>
    /// Maps a granule: returns 0, also if it is already mapped; -3 before enrolment, if the address is not aligned to
    /// the granule, or if part of the granule is not MMIO.
    /// </summary>
    internal long Map(ulong address)
    {
        // docs/assumptions.md: guard-maps-mmio
        if (!IsEnrolled || !IsAligned(address) || !Mmio.Contains(address, granule))
            return HypercallCode.InvalidParameter;
        _granules.Add(address);
        return HypercallCode.Success;
    }

    /// <summary>Unmaps a granule: returns 0, also if it is not mapped; -3 if the address is not aligned.</summary>
    internal long Unmap(ulong address)
    {
        if (!IsAligned(address))
            return HypercallCode.InvalidParameter;
        _granules.Remove(address);
        return HypercallCode.Success;
    }

    private bool IsAligned(ulong address) => address % granule == 0;
}
