using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using MemoryModel.Allocation;
using MemoryModel.Hypervisors;
using MemoryModel.Ports;

namespace MemoryModel.Tracking;

/// <summary>
/// The tracked MMIO regions. The guard maps granules, each once however many regions touch it, and the page table maps
/// pages. A granule is mapped in the guard before its pages are in the page table, and unmapped after them.
/// </summary>
/// <param name="end">The end of the MMIO window.</param>
/// <param name="hypervisor">Provides the MMIO guard.</param>
/// <param name="pageTable">The guest's page table.</param>
internal sealed class MmioRegions(ulong end, IHypervisor hypervisor, IPageTable pageTable)
{
    private const int Capacity = 5;

    private readonly List<MemoryRange> _regions = [];
    private readonly List<MmioGranule> _granules = [];
    private readonly Dictionary<ulong, MmioGranule> _granuleAt = [];
    private readonly HashSet<ulong> _listed = [];
    private AssertionSample _sample = new(interval: 4);

    // Asked for far more often than it changes. Forgotten before a change, since a port may throw in the middle of one.
    private ReadOnlyCollection<ulong>? _refused;

    /// <summary>The regions in tracking order.</summary>
    public IReadOnlyList<MemoryRange> Regions => _regions;

    /// <summary>
    /// Addresses of granules and pages outside any region that could not be unmapped, in mapping order, each once.
    /// </summary>
    public IReadOnlyList<ulong> RefusedPages => _refused ??= Refused().AsReadOnly();

    /// <summary>Tracks a range and maps its granules and pages; on failure unmaps those that it mapped.</summary>
    public Result Map(Result<MemoryRange> range)
    {
        _refused = null;
        if (!range.IsOk)
            return range.Error;
        if (Check(range.Value) is { } error)
            return error;
        var tried = new List<(MmioGranule Granule, IReadOnlyList<ulong> Pages)>();
        foreach (var address in GranulesOf(range.Value))
        {
            var (granule, pages) = (GetOrAdd(address), new List<ulong>());
            tried.Add((granule, pages));
            var mapped = Map(granule, PagesOf(range.Value, granule), pages);
            if (mapped.IsOk)
                continue;
            Undo(tried);
            return mapped;
        }

        _regions.Add(range.Value);
        AssertInvariants();
        return Result.Ok;
    }

    /// <summary>Stops tracking all regions and unmaps everything, continuing after errors; returns the first.</summary>
    public Result UnmapAll()
    {
        _regions.Clear();
        return Unmap(_granules.ConvertAll(granule => (granule, granule.Pages)));
    }

    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(_granuleAt.Count == _granules.Count, "no granule is listed twice");
        if (!_sample.IsDue())
            return;
        Debug.Assert(_granules.TrueForAll(it => _granuleAt[it.Range.Start] == it), "granules are indexed by address");
        Debug.Assert(_granules.TrueForAll(it => it.IsMapped), "a listed granule may be mapped");
        Debug.Assert(
            _regions.SelectMany(GranulesOf).All(it => _granuleAt[it].IsInGuard), "a region's granules are guarded");
        Debug.Assert(
            _regions.TrueForAll(region => AreListed(MemoryMap.PagesOf(region))), "a region's pages are mapped");
    }

    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    private bool AreListed(MemoryRange pages)
    {
        for (var page = pages.Start; page < pages.End; page += MemoryMap.PageSize)
        {
            if (!_listed.Contains(page))
                return false;
        }

        return true;
    }

    /// <summary>The pages of a range that lie in a granule.</summary>
    private static MemoryRange PagesOf(MemoryRange range, MmioGranule granule)
    {
        var pages = MemoryMap.PagesOf(range);
        return new(Math.Max(pages.Start, granule.Range.Start), Math.Min(pages.End, granule.Range.End));
    }

    private IEnumerable<ulong> GranulesOf(MemoryRange range)
    {
        for (var granule = GranuleOf(range.Start); granule < range.End; granule += hypervisor.GuardGranule)
            yield return granule;
    }

    private ulong GranuleOf(ulong address) => address & ~(hypervisor.GuardGranule - 1);

    private MemoryError? Check(MemoryRange range)
    {
        if (range.IsEmpty || range.End > end)
        {
            return MemoryError.Of(
                ErrorKind.OutOfRange,
                $"the MMIO range is {range}",
                $"it must not be empty and must end by 0x{end:x}, where the MMIO window ends");
        }

        if (_regions.Exists(region => region.Overlaps(range))
            || GranuleOf(range.Start) == GranuleOf(MemoryMap.UartPage))
        {
            return MemoryError.Of(
                ErrorKind.Overlaps,
                $"{range} overlaps a tracked MMIO region or the console's granule of {hypervisor.GuardGranule} bytes",
                "regions must not overlap, and that granule is reserved for the boot");
        }

        return _regions.Count == Capacity
            ? MemoryError.Of(
                ErrorKind.Full, $"no slot is left to track {range}", $"the limit is {Capacity} MMIO regions")
            : null;
    }

    private bool IsInRegion(ulong page)
    {
        foreach (var region in _regions)
        {
            if (MemoryMap.PagesOf(region).Contains(page))
                return true;
        }

        return false;
    }

    /// <summary>Whether a region touches the granule, which is then mapped in the guard.</summary>
    private bool IsInRegion(MmioGranule granule)
    {
        foreach (var region in _regions)
        {
            if (region.Overlaps(granule.Range))
                return true;
        }

        return false;
    }

    private List<ulong> Refused()
    {
        List<ulong> refused = [];
        foreach (var granule in _granules)
        {
            var isRefused = granule.IsInGuard && !IsInRegion(granule);
            if (isRefused)
                refused.Add(granule.Range.Start);
            foreach (var page in granule.Pages)
            {
                // The first page has the address of its granule.
                if (!IsInRegion(page) && !(isRefused && page == granule.Range.Start))
                    refused.Add(page);
            }
        }

        return refused;
    }

    private MmioGranule GetOrAdd(ulong address)
    {
        if (!_granuleAt.TryGetValue(address, out var granule))
        {
            granule = new MmioGranule(new MemoryRange(address, address + hypervisor.GuardGranule), _listed);
            _granules.Add(_granuleAt[address] = granule);
        }

        return granule;
    }

    /// <summary>Maps what no region has mapped yet: the granule in the guard, then pages in the page table.</summary>
    /// <param name="granule">The granule.</param>
    /// <param name="pages">Those of its pages that are wanted.</param>
    /// <param name="tried">Receives the pages that it tries to map.</param>
    private Result Map(MmioGranule granule, MemoryRange pages, List<ulong> tried)
    {
        var mapped = IsInRegion(granule) ? Result.Ok : granule.MapInGuard(hypervisor);
        for (var page = pages.Start; mapped.IsOk && page < pages.End; page += MemoryMap.PageSize)
        {
            if (IsInRegion(page))
                continue;
            tried.Add(page);
            mapped = granule.MapPage(page, pageTable);
        }

        return mapped;
    }

    /// <summary>Unmaps what a call tried to map, the last first.</summary>
    private void Undo(List<(MmioGranule Granule, IReadOnlyList<ulong> Pages)> tried)
    {
        tried.Reverse();
        Unmap(tried.ConvertAll(undone => (undone.Granule, (IReadOnlyList<ulong>)[.. undone.Pages.Reverse()])));
    }

    /// <summary>Unmaps pages, and their granules unless a region touches them; returns the first error.</summary>
    private Result Unmap(List<(MmioGranule Granule, IReadOnlyList<ulong> Pages)> all)
    {
        MemoryError? first = null;
        _refused = null;
        foreach (var (granule, pages) in all)
        {
            var unmapped = granule.UnmapPages(pages, pageTable);
            var released = IsInRegion(granule) ? Result.Ok : granule.UnmapFromGuard(hypervisor);
            first ??= unmapped.Error ?? released.Error;
        }

        _granules.RemoveAll(granule => !granule.IsMapped && _granuleAt.Remove(granule.Range.Start));
        AssertInvariants();
        return Result.Unless(first);
    }
}
