using System.Diagnostics;
using MemoryModel.Ports;

namespace MemoryModel.Tracking;

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
            return CannotShrink(ErrorKind.DifferentBaseAddress, wanted, "the start must stay");
        if (wanted.End > Total.End)
            return CannotShrink(ErrorKind.SizeTooLarge, wanted, "the end can only come down");
        if (!_regions.TrueForAll(region => region.Range.IsWithin(wanted)))
            return CannotShrink(ErrorKind.SizeTooSmall, wanted, "every tracked region must stay within");
        Total = wanted;
        AssertInvariants();
        return Result.Ok;
    }

    /// <summary>Tracks and maps a range; what the page table refuses is unmapped again.</summary>
    public Result Track(Result<MemoryRange> range, bool isMutable)
    {
        if (Check(range) is { } error)
            return error;
        if (!range.Value.IsWithin(Total))
            return MemoryError.Of(ErrorKind.OutOfRange, $"{range.Value} was asked for", $"the memory is {Total}");
        var pages = MemoryMap.PagesOf(range.Value);
        if (_regions.Exists(region => MemoryMap.PagesOf(region.Range).Overlaps(pages)))
        {
            return MemoryError.Of(
                ErrorKind.Overlaps, $"{range.Value} touches a page of a tracked region", "track a page once");
        }

        if (_regions.Count == Capacity)
        {
            return MemoryError.Of(
                ErrorKind.Full, $"{range.Value} would be one more region", $"there can be {Capacity} of memory");
        }

        if (!(isMutable ? pageTable.MapMutable(pages) : pageTable.MapReadOnly(pages)))
        {
            pageTable.Unmap(pages);
            return MemoryError.Of(
                ErrorKind.FailedToMap, $"the page table refused to map {pages}", "nothing is tracked; ask again");
        }

        _regions.Add(new MemoryRegion(range.Value, isMutable));
        AssertInvariants();
        return Result.Ok;
    }

    /// <summary>Forgets all regions; their mappings stay.</summary>
    public void Clear() => _regions.Clear();

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(_regions.TrueForAll(region => region.Range.IsWithin(Total)), "regions lie in the memory");
        Debug.Assert(_regions.Count <= Capacity, "there is a place for each region");
        Debug.Assert(
            _regions.TrueForAll(one => _regions.FindAll(
                other => MemoryMap.PagesOf(one.Range).Overlaps(MemoryMap.PagesOf(other.Range))).Count == 1),
            "regions share no page");
    }

    private static MemoryError? Check(Result<MemoryRange> range) =>
        !range.IsOk ? range.Error
        : range.Value.IsEmpty
            ? MemoryError.Of(ErrorKind.OutOfRange, $"{range.Value} was asked for", "a range must hold a byte")
        : null;

    private MemoryError CannotShrink(ErrorKind kind, MemoryRange wanted, string rule) =>
        MemoryError.Of(kind, $"{Total} cannot shrink to {wanted}", rule);
}
