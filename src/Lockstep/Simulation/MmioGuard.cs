using Lockstep.Platforms;

namespace Lockstep.Simulation;

/// <summary>The hypervisor's list of the MMIO pages that the guest means to reach.</summary>
/// <param name="isEnrolled">Whether the guest has switched the guard on already.</param>
public sealed class MmioGuard(bool isEnrolled)
{
    private readonly SortedSet<ulong> _pages = [];

    /// <summary>Whether the guest has switched the guard on.</summary>
    public bool IsEnrolled { get; private set; } = isEnrolled;

    /// <summary>The start of each mapped page, ascending.</summary>
    public IReadOnlySet<ulong> Pages => _pages;

    /// <summary>Switches the guard on; it answers 0 always.</summary>
    internal long Enroll()
    {
        IsEnrolled = true;
        return HypercallCode.Success;
    }

    /// <summary>
    /// Lets the guest reach a page: 0, also again, or -3 before enrolling and where RAM is.
    /// </summary>
    internal long Map(ulong page)
    {
        if (!IsEnrolled || page >= MachineDefaults.FirmwareBase || page % SparseMemory.PageSize != 0)
            return HypercallCode.InvalidParameter;
        _pages.Add(page);
        return HypercallCode.Success;
    }

    /// <summary>Closes a page; it answers 0 always, also where the page was closed.</summary>
    internal long Unmap(ulong page)
    {
        _pages.Remove(page);
        return HypercallCode.Success;
    }
}
