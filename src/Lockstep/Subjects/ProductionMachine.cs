using System.Collections.Immutable;
using Lockstep.Commands;
using Lockstep.Notation;
using Lockstep.Production;
using static Lockstep.Production.Translation;

namespace Lockstep.Subjects;

/// <summary>The production code's firmware on a machine, as a subject.</summary>
/// <param name="firmware">The firmware.</param>
internal sealed class ProductionMachine(Firmware firmware) : ISubject
{
    private ImmutableArray<Region> _regions = [];
    private ImmutableArray<Extent> _mmioRegions = [];
    private ImmutableArray<ulong> _refusedPages = [];

    public Answer Execute(Command command) => Vocabulary.Of(command).Run(firmware, command);

    public View Observe()
    {
        var heapFree = firmware.Heap.FreeBytes;
        if (firmware.Tracker is not { } tracker)
            return new View(default, heapFree, default, [], [], [.. firmware.RefusedPages]);
        var pool = tracker.Pool.Statistics;
        Update(ref _regions, tracker.Regions, static region => new Region(ToExtent(region.Range), region.IsMutable));
        Update(ref _mmioRegions, tracker.MmioRegions, ToExtent);
        Update(ref _refusedPages, tracker.RefusedPages, static page => page);
        return new View(
            new Statistics(pool.User, pool.Allocated, pool.Total, pool.Shared, pool.Quarantined),
            heapFree,
            ToExtent(tracker.Total),
            _regions,
            _mmioRegions,
            _refusedPages);
    }

    // Few commands change a list: only then is there a new array.
    private static void Update<TFrom, T>(
        ref ImmutableArray<T> last, IReadOnlyList<TFrom> items, Func<TFrom, T> convert)
        where T : IEquatable<T>
    {
        var isSame = last.Length == items.Count;
        for (var index = 0; isSame && index < items.Count; index++)
            isSame = last[index].Equals(convert(items[index]));
        if (!isSame)
            last = [.. items.Select(convert)];
    }
}
