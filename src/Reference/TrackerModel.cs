namespace Reference;

/// <summary>Tracked memory, and the end of the tracker.</summary>
public sealed partial record State
{
    internal Answer Shrink(Area area)
    {
        var range = area.Read();
        var error = range.Size == 0 ? Error.OutOfRange
            : range.Base != Total.Base ? Error.DifferentBaseAddress
            : range.Size > Total.Size ? Error.SizeTooLarge
            : !Regions.All(region => region.Range.IsIn(range)) ? Error.SizeTooSmall
            : Error.None;
        Total = error == Error.None ? range : Total;
        return Answer.Fail(error);
    }

    /// <param name="area">What is to be tracked.</param>
    /// <param name="port">MapReadOnly or MapMutable.</param>
    internal Answer MapMemory(Area area, Port port)
    {
        var (range, pages) = (area.Read(), area.Read().Hull());
        var error = !range.IsIn(Total) ? Error.OutOfRange
            : Regions.Any(region => region.Range.Hull().Meets(pages)) ? Error.Overlaps
            : Regions.Length == Capacity ? Error.Full
            : PageTable(port, pages).Error;
        if (error == Error.None)
            Regions = Regions.Add(new(range, port == Port.MapMutable));
        if (error == Error.FailedToMap)
            PageTable(Port.Unmap, pages);
        return Answer.Fail(error);
    }

    /// <summary>Flushes, retries refused pages, unshares; what is mapped stays mapped.</summary>
    internal Answer Dispose()
    {
        foreach (var region in Regions.Where(region => region.IsMutable))
            Flush(region.Range);
        var answer = UnmapPages(RefusedPages).And(UnshareAll());
        Pages = Pages.RemoveRange(Pages.Keys.Where(IsCovered));
        (IsDisposed, Regions, Mmio) = (true, [], []);
        return answer;
    }
}
