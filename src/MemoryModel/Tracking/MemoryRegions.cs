namespace MemoryModel;

/// <summary>Main memory: what is tracked of it, and mapped by whole pages.</summary>
/// <param name="total">All of it that may be tracked.</param>
/// <param name="pageTable">The guest's page table.</param>
internal sealed class MemoryRegions(MemoryRange total, IPageTable pageTable)
{
    private const int Capacity = 5;

    private readonly List<MemoryRegion> _regions = [];

    /// <summary>All memory that may be tracked.</summary>
    public MemoryRange Total { get; private set; } = total;

    /// <summary>The regions in the order of tracking.</summary>
    public IReadOnlyList<MemoryRegion> Regions => _regions;

    /// <summary>Gives up the end of main memory.</summary>
    public Result Shrink(Result<MemoryRange> range)
    {
        if (Check(range) is { } error)
            return error;
        var wanted = range.Value;
        if (wanted.Start != Total.Start)
            return MemoryError.Of(ErrorKind.DifferentBaseAddress, $"{wanted} does not begin where {Total} does");
        if (wanted.End > Total.End)
            return MemoryError.Of(ErrorKind.SizeTooLarge, $"{wanted} is larger than {Total}");
        if (!_regions.TrueForAll(region => region.Range.IsWithin(wanted)))
            return MemoryError.Of(ErrorKind.SizeTooSmall, $"{wanted} leaves out a tracked region");
        Total = wanted;
        return Result.Ok;
    }

    /// <summary>Tracks and maps a range; what the page table refuses is unmapped again.</summary>
    public Result Track(Result<MemoryRange> range, bool isMutable)
    {
        if (Check(range) is { } error)
            return error;
        if (!range.Value.IsWithin(Total))
            return MemoryError.Of(ErrorKind.OutOfRange, $"{range.Value} is not within {Total}");
        var pages = MemoryMap.PagesOf(range.Value);
        if (_regions.Exists(region => MemoryMap.PagesOf(region.Range).Overlaps(pages)))
            return MemoryError.Of(ErrorKind.Overlaps, $"{range.Value} touches a page of a tracked region");
        if (_regions.Count == Capacity)
            return MemoryError.Of(ErrorKind.Full, $"{Capacity} memory regions are tracked, which is all there can be");
        if (!(isMutable ? pageTable.MapMutable(pages) : pageTable.MapReadOnly(pages)))
        {
            pageTable.Unmap(pages);
            return MemoryError.Of(ErrorKind.FailedToMap, $"the page table refused {pages}");
        }

        _regions.Add(new MemoryRegion(range.Value, isMutable));
        return Result.Ok;
    }

    /// <summary>Forgets all regions; their mappings stay.</summary>
    public void Clear() => _regions.Clear();

    private static MemoryError? Check(Result<MemoryRange> range) =>
        !range.IsOk ? range.Error
        : range.Value.IsEmpty ? MemoryError.Of(ErrorKind.OutOfRange, $"{range.Value} holds no byte")
        : null;
}
