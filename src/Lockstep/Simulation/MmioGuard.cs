using Lockstep.Platforms;

namespace Lockstep.Simulation;

/// <summary>The hypervisor's list of the MMIO pages that the guest may access.</summary>
/// <param name="isEnrolled">Whether the guest has already enrolled.</param>
public sealed class MmioGuard(bool isEnrolled)
{
    private readonly SortedSet<ulong> _pages = [];

    /// <summary>Whether the guest has enrolled.</summary>
    public bool IsEnrolled { get; private set; } = isEnrolled;

    /// <summary>The start of each mapped page, ascending.</summary>
    public IReadOnlySet<ulong> Pages => _pages;

    /// <summary>Enrols the guest; always returns 0.</summary>
    internal long Enroll()
    {
        IsEnrolled = true;
        return HypercallCode.Success;
    }

    /// <summary>
    /// Maps a page: returns 0, also if it is already mapped; -3 before enrolment or if the page is not MMIO.
    /// </summary>
    internal long Map(ulong page)
    {
        // docs/assumptions.md: guard-maps-mmio
        if (!IsEnrolled || page >= MachineDefaults.FirmwareBase || page % SparseMemory.PageSize != 0)
            return HypercallCode.InvalidParameter;
        _pages.Add(page);
        return HypercallCode.Success;
    }

    /// <summary>Unmaps a page; always returns 0, also if it is not mapped.</summary>
    internal long Unmap(ulong page)
    {
        _pages.Remove(page);
        return HypercallCode.Success;
    }
}
