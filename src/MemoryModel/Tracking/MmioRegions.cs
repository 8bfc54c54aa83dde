using System.Diagnostics;
using MemoryModel.Hypervisors;
using MemoryModel.Ports;

namespace MemoryModel.Tracking;

/// <summary>
/// MMIO: the tracked regions, and each page that they need once. The guard accepts a page before the page table
/// maps it, and lets go of it after.
/// </summary>
/// <param name="hypervisor">Has the guard.</param>
/// <param name="pageTable">The guest's page table.</param>
internal sealed class MmioRegions(IHypervisor hypervisor, IPageTable pageTable)
{
    private const int Capacity = 5;

    private readonly List<MemoryRange> _regions = [];
    private readonly List<MmioPage> _pages = [];
    private readonly Dictionary<ulong, MmioPage> _pageAt = [];

    /// <summary>The regions in the order of tracking.</summary>
    public IReadOnlyList<MemoryRange> Regions => _regions;

    /// <summary>Pages that no region needs and that could not be unmapped, in mapping order.</summary>
    public IEnumerable<ulong> RefusedPages => _pages.Where(IsLeftOver).Select(page => page.Address);

    /// <summary>Tracks a range and maps its pages; on failure the pages mapped for it are unmapped again.</summary>
    public Result Map(Result<MemoryRange> range)
    {
        if (!range.IsOk)
            return range.Error;
        if (Check(range.Value) is { } error)
            return error;
        var mapped = new List<MmioPage>();
        foreach (var address in PagesOf(range.Value).Where(page => !IsNeeded(page)))
        {
            var page = Listed(address);
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

    /// <summary>Forgets the regions and unmaps every page; goes on past refusals and answers the first.</summary>
    public Result UnmapAll()
    {
        _regions.Clear();
        return Unmap([.. _pages]);
    }

    /// <summary>Tries again the pages that could not be unmapped; answers the first refusal.</summary>
    public Result RetryRefused() => Unmap([.. _pages.Where(IsLeftOver)]);

    /// <summary>Forgets the regions; their pages stay mapped.</summary>
    public void Clear()
    {
        Forget(page => IsNeeded(page.Address));
        _regions.Clear();
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(_pages.TrueForAll(page => _pageAt[page.Address] == page), "a page is listed once");
        Debug.Assert(_pageAt.Count == _pages.Count, "a listed page is found by its address");
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
                $"{range} was asked for",
                $"MMIO holds a byte, ends at 0x{MemoryMap.Firmware.Start:x} at most, below the firmware");
        }

        if (_regions.Exists(region => region.Overlaps(range)) || MemoryMap.PagesOf(range).Start == MemoryMap.UartPage)
        {
            return MemoryError.Of(
                ErrorKind.Overlaps,
                $"{range} touches a tracked MMIO region or the console's page",
                "track a byte once, and leave that page to the boot");
        }

        return _regions.Count == Capacity
            ? MemoryError.Of(
                ErrorKind.Full, $"{range} would be one more region", $"there can be {Capacity} of MMIO")
            : null;
    }

    private bool IsNeeded(ulong page) => _regions.Exists(region => MemoryMap.PagesOf(region).Contains(page));

    private bool IsLeftOver(MmioPage page) => !IsNeeded(page.Address);

    private MmioPage Listed(ulong address)
    {
        if (!_pageAt.TryGetValue(address, out var page))
            _pages.Add(_pageAt[address] = page = new MmioPage(address));
        return page;
    }

    private void Forget(Predicate<MmioPage> which) =>
        _pages.RemoveAll(page => which(page) && _pageAt.Remove(page.Address));

    private Result Unmap(IEnumerable<MmioPage> pages)
    {
        MemoryError? first = null;
        foreach (var page in pages)
        {
            var refusal = page.Unmap(hypervisor, pageTable).Error;
            first ??= refusal;
        }

        Forget(page => !page.IsMapped);
        AssertInvariants();
        return Result.Unless(first);
    }
}
