using Lockstep.Commands;
using Lockstep.Notation;
using Lockstep.Production;
using static Lockstep.Production.Translation;

namespace Lockstep.Subjects;

/// <summary>The production code's firmware on a machine, as a subject.</summary>
/// <param name="firmware">The firmware.</param>
internal sealed class ProductionMachine(Firmware firmware) : ISubject
{
    public Answer Execute(Command command) => Vocabulary.Of(command).Run(firmware, command);

    public View Observe()
    {
        var heapFree = firmware.Heap.FreeBytes;
        if (firmware.Tracker is not { } tracker)
            return new View(default, heapFree, default, [], [], [.. firmware.RefusedPages]);
        var pool = tracker.Pool.Statistics;
        return new View(
            new Statistics(pool.User, pool.Allocated, pool.Total, pool.Shared, pool.Quarantined),
            heapFree,
            ToExtent(tracker.Total),
            [.. tracker.Regions.Select(region => new Region(ToExtent(region.Range), region.IsMutable))],
            [.. tracker.MmioRegions.Select(ToExtent)],
            [.. tracker.RefusedPages]);
    }
}
