using MemoryModel.Hypervisors;
using MemoryModel.Ports;

namespace MemoryModel.Tracking;

/// <summary>
/// A granule of the MMIO guard, and those of its pages that may be mapped in the page table. A failed call may still
/// have taken effect.
/// </summary>
/// <param name="range">The granule.</param>
/// <param name="listed">The pages of all granules, which the granules keep up to date.</param>
internal sealed class MmioGranule(MemoryRange range, HashSet<ulong> listed)
{
    private readonly List<ulong> _pages = [];

    /// <summary>The granule: a power of two of bytes, at least a page.</summary>
    public MemoryRange Range => range;

    /// <summary>Whether it may be mapped in the guard.</summary>
    public bool IsInGuard { get; private set; }

    /// <summary>Addresses of its pages that may be mapped in the page table, in the order of first mapping.</summary>
    public IReadOnlyList<ulong> Pages => _pages;

    /// <summary>Whether any of it may be mapped.</summary>
    public bool IsMapped => IsInGuard || _pages.Count > 0;

    /// <summary>Maps it in the guard.</summary>
    public Result MapInGuard(IHypervisor hypervisor)
    {
        IsInGuard = true;
        return hypervisor.MapMmioGuard(range.Start);
    }

    /// <summary>Maps one of its pages in the page table.</summary>
    public Result MapPage(ulong page, IPageTable pageTable)
    {
        if (listed.Add(page))
            _pages.Add(page);
        return pageTable.MapDevice(PageAt(page)) ? Result.Ok : Refused("map", page);
    }

    /// <summary>Unmaps some of its pages from the page table, continuing after errors; returns the first.</summary>
    public Result UnmapPages(IReadOnlyList<ulong> pages, IPageTable pageTable)
    {
        MemoryError? first = null;
        for (var index = 0; index < pages.Count; index++)
        {
            var page = pages[index];
            if (pageTable.Unmap(PageAt(page)))
                listed.Remove(page);
            else
                first ??= Refused("unmap", page);
        }

        _pages.RemoveAll(page => !listed.Contains(page));
        return Result.Unless(first);
    }

    /// <summary>Unmaps it from the guard, if it may be mapped there.</summary>
    public Result UnmapFromGuard(IHypervisor hypervisor)
    {
        if (!IsInGuard)
            return Result.Ok;
        var released = hypervisor.UnmapMmioGuard(range.Start);
        IsInGuard = !released.IsOk;
        return released;
    }

    private static MemoryRange PageAt(ulong page) => new(page, page + MemoryMap.PageSize);

    private static MemoryError Refused(string verb, ulong page) =>
        MemoryError.Of(ErrorKind.FailedToMap, $"the page table refused to {verb} {PageAt(page)}", "retry");
}
