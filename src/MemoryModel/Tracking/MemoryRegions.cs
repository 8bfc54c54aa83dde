using System.Diagnostics;
using MemoryModel.Ports;

namespace MemoryModel.Tracking;

/// <summary>The tracked regions of main memory, mapped as whole pages.</summary>
/// <param name="total">The memory that may be tracked.</param>
/// <param name="pageTable">The guest's page table.</param>
internal sealed class MemoryRegions(MemoryRange total, IPageTable pageTable)
{
    private const int Capacity = 5;

    private readonly List<MemoryRegion> _regions = [];

    /// <summary>The memory that may be tracked.</summary>
    public MemoryRange Total { get; private set; } = total;

    /// <summary>The regions in tracking order.</summary>
    public IReadOnlyList<MemoryRegion> Regions => _regions;

    /// <summary>Shrinks main memory from the top.</summary>
    public Result Shrink(Result<MemoryRange> range)
    {
        if (Check(range) is { } error)
            return error;
        var wanted = range.Value;
        if (wanted.Start != Total.Start)
            return CannotShrink(ErrorKind.DifferentBaseAddress, wanted, "the start must not change");
        if (wanted.End > Total.End)
            return CannotShrink(ErrorKind.SizeTooLarge, wanted, "the end must not increase");
        if (!_regions.TrueForAll(region => region.Range.IsWithin(wanted)))
            return CannotShrink(ErrorKind.SizeTooSmall, wanted, "all tracked regions must remain inside");
        Total = wanted;
        AssertInvariants();
        return Result.Ok;
    }

    /// <summary>Tracks and maps a range; unmaps it again if the page table refuses.</summary>
    public Result Track(Result<MemoryRange> range, bool isMutable)
    {
        if (Check(range) is { } error)
            return error;
        if (!range.Value.IsWithin(Total))
            return MemoryError.Of(ErrorKind.OutOfRange, $"the range is {range.Value}", $"it must lie within {Total}");
        var pages = MemoryMap.PagesOf(range.Value);
        if (_regions.Exists(region => MemoryMap.PagesOf(region.Range).Overlaps(pages)))
        {
            return MemoryError.Of(
                ErrorKind.Overlaps,
                $"{range.Value} shares a page with a tracked region",
                "regions must not share pages");
        }

        if (_regions.Count == Capacity)
        {
            return MemoryError.Of(
                ErrorKind.Full, $"no slot is left to track {range.Value}", $"the limit is {Capacity} memory regions");
        }

        if (!(isMutable ? pageTable.MapMutable(pages) : pageTable.MapReadOnly(pages)))
        {
            pageTable.Unmap(pages);
            return MemoryError.Of(
                ErrorKind.FailedToMap, $"the page table refused to map {pages}", "nothing is tracked; retry");
        }

        _regions.Add(new MemoryRegion(range.Value, isMutable));
        AssertInvariants();
        return Result.Ok;
    }

    /// <summary>Stops tracking all regions; they stay mapped.</summary>
    public void Clear() => _regions.Clear();

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        Debug.Assert(_regions.TrueForAll(region => region.Range.IsWithin(Total)), "regions lie within main memory");
        Debug.Assert(_regions.Count <= Capacity, "there are at most Capacity regions");
        Debug.Assert(
            _regions.TrueForAll(one => _regions.TrueForAll(other => ReferenceEquals(one, other)
                || !MemoryMap.PagesOf(one.Range).Overlaps(MemoryMap.PagesOf(other.Range)))),
            "regions do not share pages");
    }

    private static MemoryError? Check(Result<MemoryRange> range) =>
        !range.IsOk ? range.Error
        : range.Value.IsEmpty
            ? MemoryError.Of(ErrorKind.OutOfRange, $"the range is {range.Value}", "it must not be empty or reversed")
        : null;

    private MemoryError CannotShrink(ErrorKind kind, MemoryRange wanted, string rule) =>
        MemoryError.Of(kind, $"{Total} cannot shrink to {wanted}", rule);
}
