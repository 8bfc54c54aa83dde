namespace Reference;

/// <summary>Steps of MMIO: a page is mapped in the guard, then in the page table; unmapping is the reverse.</summary>
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

    public Answer Map(Area area)
    {
        // The lowest page is the UART's, which is reserved for the boot.
        var range = area.Read();
        var error = range.Size == 0 || range.End > Ranges.Firmware.Base ? Error.OutOfRange
            : range.Base < Ranges.Page || Now.Regions.Items.Any(region => region.Overlaps(range)) ? Error.Overlaps
            : Now.Regions.Length == TrackerModel.Capacity ? Error.Full
            : Error.None;
        if (error != Error.None)
            return Answer.Fail(error);
        ulong[] fresh = [.. range.PageHull().Steps(Ranges.Page).Where(page => !Now.Covers(page))];
        for (var index = 0; index < fresh.Length; index++)
            if (MapPage(fresh[index]) is { Succeeded: false } failed)
            {
                UnmapPages([.. fresh.Take(index + 1).Reverse()]);
                return failed;
            }

        Now = Now with { Regions = [.. Now.Regions, range] };
        return Answer.Ok;
    }

    public Answer UnmapAll()
    {
        Now = Now with { Regions = [] };
        return UnmapPages([.. Now.Refused]);
    }

    /// <summary>A page that a call tried to map counts as mapped until an unmap succeeds.</summary>
    private Answer MapPage(ulong start)
    {
        var index = IndexOf(start);
        var wasInTable = index < Now.Pages.Length && Now.Pages[index].InTable;
        var guard = platform.Guard(Hypercall.GuardMap, start);
        var page = new MmioPage(start, InGuard: true, InTable: wasInTable || guard.Succeeded);
        Now = Now with { Pages = [.. Now.Pages.Items[..index], page, .. Now.Pages.Items.Skip(index + 1)] };
        return guard.Succeeded ? platform.PageTable(Port.MapDevice, new(start, Ranges.Page)) : guard;
    }

    /// <summary>Continues after errors and returns the first; pages that were refused stay listed.</summary>
    private Answer UnmapPages(params ReadOnlySpan<ulong> pages)
    {
        var first = Answer.Ok;
        foreach (var start in pages)
        {
            var index = IndexOf(start);
            var page = Now.Pages[index];
            var table = page.InTable ? platform.PageTable(Port.Unmap, new(start, Ranges.Page)) : Answer.Ok;
            var guard = page.InGuard ? platform.Guard(Hypercall.GuardUnmap, start) : Answer.Ok;
            first = first.And(table).And(guard);
            var listed = Now.Pages.Items;
            Now = Now with
            {
                Pages = table.Succeeded && guard.Succeeded
                    ? listed.RemoveAt(index)
                    : listed.SetItem(index, new(start, !guard.Succeeded, !table.Succeeded)),
            };
        }

        return first;
    }

    /// <summary>The index of a page in the list, or the list's length.</summary>
    private int IndexOf(ulong start) => Now.Pages.IndexOf(page => page.Start == start);
}
