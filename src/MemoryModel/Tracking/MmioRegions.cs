using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using MemoryModel.Allocation;
using MemoryModel.Hypervisors;
using MemoryModel.Ports;

namespace MemoryModel.Tracking;

/// <summary>
/// The tracked MMIO regions and their pages, each listed once. A page is mapped in the guard before the page table,
/// and unmapped in reverse order.
/// </summary>
/// <param name="hypervisor">Provides the MMIO guard.</param>
/// <param name="pageTable">The guest's page table.</param>
internal sealed class MmioRegions(IHypervisor hypervisor, IPageTable pageTable)
{
    private const int Capacity = 5;

    private readonly List<MemoryRange> _regions = [];
    private readonly List<MmioPage> _pages = [];
    private readonly Dictionary<ulong, MmioPage> _pageAt = [];
    private AssertionSample _sample = new(interval: 4);

    /// <summary>The regions in tracking order.</summary>
    public IReadOnlyList<MemoryRange> Regions => _regions;

    /// <summary>Addresses of pages outside any region that could not be unmapped, in mapping order.</summary>
    public IEnumerable<ulong> RefusedPages => _pages.Where(IsOrphaned).Select(page => page.Address);

    /// <summary>Tracks a range and maps its pages; on failure unmaps the pages it mapped.</summary>
    public Result Map(Result<MemoryRange> range)
    {
        if (!range.IsOk)
            return range.Error;
        if (Check(range.Value) is { } error)
            return error;
        var mapped = new List<MmioPage>();
        foreach (var address in PagesOf(range.Value).Where(page => !IsInRegion(page)))
        {
            var page = GetOrAdd(address);
            mapped.Add(page);
            var accepted = page.Map(hypervisor, pageTable);
            if (accepted.IsOk)
                continue;
            mapped.Reverse();
            Unmap(mapped);
            return accepted;
        }

        _regions.Add(range.Value);
        AssertInvariants();
        return Result.Ok;
    }

    /// <summary>Stops tracking all regions and unmaps every page, continuing after errors; returns the first.</summary>
    public Result UnmapAll()
    {
        _regions.Clear();
        return Unmap([.. _pages]);
    }

    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(_pageAt.Count == _pages.Count, "no page is listed twice");
        if (!_sample.IsDue())
            return;
        Debug.Assert(_pages.TrueForAll(page => _pageAt[page.Address] == page), "pages are indexed by address");
        Debug.Assert(_pages.TrueForAll(page => page.IsMapped), "a listed page may be mapped");
        Debug.Assert(_regions.SelectMany(PagesOf).All(_pageAt.ContainsKey), "every page of a region is listed");
    }

    private static IEnumerable<ulong> PagesOf(MemoryRange range)
    {
        var pages = MemoryMap.PagesOf(range);
        for (var page = pages.Start; page < pages.End; page += MemoryMap.PageSize)
            yield return page;
    }

    private MemoryError? Check(MemoryRange range)
    {
        if (range.IsEmpty || range.End > MemoryMap.Firmware.Start)
        {
            return MemoryError.Of(
                ErrorKind.OutOfRange,
                $"the MMIO range is {range}",
                $"it must not be empty and must end by 0x{MemoryMap.Firmware.Start:x}, below the firmware");
        }

        if (_regions.Exists(region => region.Overlaps(range)) || MemoryMap.PagesOf(range).Start == MemoryMap.UartPage)
        {
            return MemoryError.Of(
                ErrorKind.Overlaps,
                $"{range} overlaps a tracked MMIO region or the console's page",
                "regions must not overlap, and that page is reserved for the boot");
        }

        return _regions.Count == Capacity
            ? MemoryError.Of(
                ErrorKind.Full, $"no slot is left to track {range}", $"the limit is {Capacity} MMIO regions")
            : null;
    }

    private bool IsInRegion(ulong page) => _regions.Exists(region => MemoryMap.PagesOf(region).Contains(page));

    private bool IsOrphaned(MmioPage page) => !IsInRegion(page.Address);

    private MmioPage GetOrAdd(ulong address)
    {
        if (!_pageAt.TryGetValue(address, out var page))
            _pages.Add(_pageAt[address] = page = new MmioPage(address));
        return page;
    }

    private void Remove(Predicate<MmioPage> match) =>
        _pages.RemoveAll(page => match(page) && _pageAt.Remove(page.Address));

    private Result Unmap(IEnumerable<MmioPage> pages)
    {
        MemoryError? first = null;
        foreach (var page in pages)
        {
            var refusal = page.Unmap(hypervisor, pageTable).Error;
            first ??= refusal;
        }

        Remove(page => !page.IsMapped);
        AssertInvariants();
        return Result.Unless(first);
    }
}
