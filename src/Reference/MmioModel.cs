using System.Collections.Immutable;

namespace Reference;

/// <summary>
/// Steps of MMIO: a granule is mapped in the guard, then its pages in the page table; unmapping is the reverse.
/// </summary>
internal sealed class MmioModel(MmioState now, PlatformModel platform)
{
    public MmioState Now { get; private set; } = now;

    /// <summary>The command's answer; null if it belongs to another part.</summary>
    public Answer? Do(Command command) => command switch
    {
        MapMmio map => Map(map.Area),
        UnmapMmio => UnmapAll(),
        _ => null,
    };

    /// <summary>Starts tracking.</summary>
    /// <param name="granule">The guard's granule in bytes.</param>
    public void Begin(ulong granule) => Now = new() { Granule = granule };

    public Answer Map(Area area)
    {
        // The lowest granule is the UART's, which is reserved for the boot.
        var range = area.Read();
        var error = range.Size == 0 || range.End > platform.MmioEnd ? Error.OutOfRange
            : range.Base < Now.Granule || Now.Covers(range) ? Error.Overlaps
            : Now.Regions.Length == TrackerModel.Capacity ? Error.Full
            : Error.None;
        if (error != Error.None)
            return Answer.Fail(error);
        var listed = Now.Granules.Items.ToBuilder();
        List<Mapping> tried = [];
        foreach (var mapping in Fresh(range.PageHull()))
        {
            tried.Add(mapping);
            if (MapOne(mapping, listed) is { Succeeded: false } failed)
            {
                Now = Now with { Granules = listed.ToImmutable() };
                UnmapThese(tried.AsEnumerable().Reverse());
                return failed;
            }
        }

        Now = Now with { Granules = listed.ToImmutable(), Regions = Now.Regions.Items.Add(range) };
        return Answer.Ok;
    }

    public Answer UnmapAll()
    {
        Now = Now with { Regions = [] };
        return UnmapThese(Mapped());
    }

    /// <summary>What is or may be mapped: the pages of each granule, then the granule.</summary>
    private IEnumerable<Mapping> Mapped()
    {
        foreach (var (granule, _, pages) in Now.Granules)
        {
            foreach (var page in pages)
                yield return new(granule, page);
            yield return new(granule, null);
        }
    }

    /// <summary>What no region has mapped yet: each granule, then its pages; ascending.</summary>
    private IEnumerable<Mapping> Fresh(Extent pages)
    {
        foreach (var page in pages.Steps(Ranges.Page))
        {
            var granule = page.Down(Now.Granule);
            if ((page == granule || page == pages.Base) && !Now.Covers(new(granule, Now.Granule)))
                yield return new(granule, null);
            if (!Now.Covers(new(page, Ranges.Page)))
                yield return new(granule, page);
        }
    }

    /// <summary>What a call tried to map counts as mapped until an unmap succeeds.</summary>
    private Answer MapOne(Mapping mapping, ImmutableArray<MmioGranule>.Builder listed)
    {
        var index = IndexOf(mapping.Granule, listed);
        if (index == listed.Count)
            listed.Add(new(mapping.Granule, false, []));
        var granule = listed[index];
        listed[index] = mapping.Page is not { } page ? granule with { InGuard = true }
            : granule.Pages.Items.Contains(page) ? granule
            : granule with { Pages = granule.Pages.Items.Add(page) };
        return mapping.Page is { } start
            ? platform.PageTable(Port.MapDevice, new(start, Ranges.Page))
            : platform.Guard(Hypercall.GuardMap, mapping.Granule);
    }

    /// <summary>Continues after errors and returns the first; what was refused stays listed.</summary>
    private Answer UnmapThese(IEnumerable<Mapping> mappings)
    {
        var (first, all) = (Answer.Ok, Now.Granules.Items.ToBuilder());
        foreach (var (granule, page) in mappings)
        {
            var index = IndexOf(granule, all);
            var listed = all[index];
            var answer = page is { } start ? platform.PageTable(Port.Unmap, new(start, Ranges.Page))
                : listed.InGuard ? platform.Guard(Hypercall.GuardUnmap, granule)
                : Answer.Ok;
            all[index] = !answer.Succeeded ? listed
                : page is null ? listed with { InGuard = false }
                : listed with { Pages = listed.Pages.Items.Remove(page.Value) };
            first = first.And(answer);
        }

        Now = Now with { Granules = [.. all.Where(granule => granule.InGuard || !granule.Pages.IsEmpty)] };
        return first;
    }

    /// <summary>The index of a granule in the list, or the list's length.</summary>
    private static int IndexOf(ulong start, ImmutableArray<MmioGranule>.Builder listed)
    {
        var index = 0;
        while (index < listed.Count && listed[index].Start != start)
            index++;
        return index;
    }

    /// <summary>One mapping of MMIO: a granule in the guard, or one of its pages in the page table.</summary>
    private readonly record struct Mapping(ulong Granule, ulong? Page);
}
