namespace Reference;

/// <summary>Steps of the tracker: its memory regions and its disposal.</summary>
internal sealed class TrackerModel(TrackerState now, PlatformModel platform, MmioModel mmio, SharedPoolModel pool)
{
    /// <summary>The maximum number of memory regions, and of MMIO regions.</summary>
    public const int Capacity = 5;

    public TrackerState Now { get; private set; } = now;

    /// <summary>The command's answer; null if it belongs to another part.</summary>
    public Answer? Do(Command command) => command switch
    {
        MmioAddress address => Translate(address.Area),
        _ when Now.IsDisposed => Answer.Fail(Error.Disposed),
        InitStaticPool init => InitStaticPool(init.Area),
        Shrink shrink => Shrink(shrink.Area),
        MapReadOnly map => Map(map.Area, Port.MapReadOnly),
        MapMutable map => Map(map.Area, Port.MapMutable),
        Dispose => End(),
        _ => null,
    };

    /// <summary>Starts tracking.</summary>
    /// <param name="total">The memory that may be tracked.</param>
    /// <param name="bar">The PCI BAR range that the HAL translates.</param>
    public void Begin(Extent total, Extent bar) => Now = new() { Total = total, Bar = bar };

    public Answer InitStaticPool(Area area) => pool.InitStatic(area, () => Map(area, Port.MapMutable));

    public Answer Shrink(Area area)
    {
        var range = area.Read();
        var error = range.Size == 0 ? Error.OutOfRange
            : range.Base != Now.Total.Base ? Error.DifferentBaseAddress
            : range.Size > Now.Total.Size ? Error.SizeTooLarge
            : !Now.Regions.Items.All(region => region.Range.IsWithin(range)) ? Error.SizeTooSmall
            : Error.None;
        if (error == Error.None)
            Now = Now with { Total = range };
        return Answer.Fail(error);
    }

    /// <param name="area">The range to track.</param>
    /// <param name="port">MapReadOnly or MapMutable.</param>
    public Answer Map(Area area, Port port)
    {
        var (range, pages) = (area.Read(), area.Read().PageHull());
        var error = !range.IsWithin(Now.Total) ? Error.OutOfRange
            : Now.Regions.Items.Any(region => region.Range.PageHull().Overlaps(pages)) ? Error.Overlaps
            : Now.Regions.Length == Capacity ? Error.Full
            : platform.PageTable(port, pages).Error;
        if (error == Error.None)
            Now = Now with { Regions = Now.Regions.Items.Add(new(range, port == Port.MapMutable)) };
        if (error == Error.FailedToMap)
            platform.PageTable(Port.Unmap, pages);
        return Answer.Fail(error);
    }

    /// <summary>Flushes, unmaps all MMIO and unshares; main memory stays mapped.</summary>
    public Answer End()
    {
        foreach (var region in Now.Regions)
            if (region.IsMutable)
                platform.Flush(region.Range);
        var answer = mmio.UnmapAll().And(pool.Close());
        Now = Now with { IsDisposed = true, Regions = [] };
        return answer;
    }

    private Answer Translate(Area area) =>
        area.Read().IsWithin(Now.Bar) ? Answer.Address(area.First) : Answer.Fail(Error.OutOfRange);
}
