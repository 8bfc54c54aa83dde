namespace Reference;

/// <summary>MMIO: the guard accepts a page before the page table maps it; leaving is the reverse.</summary>
public sealed partial record State
{
    /// <summary>Listed pages that no region covers, in the order of first mapping.</summary>
    internal ulong[] RefusedPages =>
        [.. Pages.OrderBy(page => page.Value.Order).Select(page => page.Key).Where(page => !IsCovered(page))];

    internal Answer MapMmio(Area area)
    {
        // The lowest page is the UART's, which belongs to the boot.
        var range = area.Read();
        var error = range.Size == 0 || range.End > Ranges.Firmware.Base ? Error.OutOfRange
            : range.Base < Ranges.Page || Mmio.Any(region => region.Meets(range)) ? Error.Overlaps
            : Mmio.Length == Capacity ? Error.Full
            : Error.None;
        if (error != Error.None)
            return Answer.Fail(error);
        ulong[] fresh = [.. range.Hull().Steps(Ranges.Page).Where(page => !IsCovered(page))];
        var order = Pages.IsEmpty ? 0 : Pages.Values.Max(listed => listed.Order) + 1;
        foreach (var page in fresh)
            if (MapPage(page, order++) is { Succeeded: false } failed)
            {
                UnmapPages(fresh.TakeWhile(tried => tried <= page).Reverse());
                return failed;
            }

        Mmio = Mmio.Add(range);
        return Answer.Ok;
    }

    internal Answer UnmapMmio()
    {
        Mmio = [];
        return UnmapPages(RefusedPages);
    }

    /// <summary>What was tried counts as mapped until an unmapping succeeds.</summary>
    private Answer MapPage(ulong page, int order)
    {
        var listed = Pages.GetValueOrDefault(page, new(order, false, false));
        var guard = Guard(Hypercall.GuardMap, page);
        Pages = Pages.SetItem(page, new(listed.Order, true, listed.InTable || guard.Succeeded));
        return guard.Succeeded ? PageTable(Port.MapDevice, new(page, Ranges.Page)) : guard;
    }

    /// <summary>Goes on past refusals and answers with the first; refused pages stay listed.</summary>
    private Answer UnmapPages(IEnumerable<ulong> pages)
    {
        var first = Answer.Ok;
        foreach (var page in pages)
        {
            var (order, inGuard, inTable) = Pages[page];
            var table = inTable ? PageTable(Port.Unmap, new(page, Ranges.Page)) : Answer.Ok;
            var guard = inGuard ? Guard(Hypercall.GuardUnmap, page) : Answer.Ok;
            first = first.And(table).And(guard);
            Pages = table.Succeeded && guard.Succeeded
                ? Pages.Remove(page)
                : Pages.SetItem(page, new(order, !guard.Succeeded, !table.Succeeded));
        }

        return first;
    }

    private bool IsCovered(ulong page) => Mmio.Any(region => region.Meets(new(page, Ranges.Page)));
}
