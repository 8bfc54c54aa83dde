using Lockstep.Platforms;
using MemoryModel.Tracking;
using static Lockstep.Production.Translation;

namespace Lockstep.Commands;

/// <summary>The memory tracker: regions, MMIO and disposal.</summary>
internal static class TrackerCommands
{
    private static readonly Area SimplestArea = Area.Sized(MachineDefaults.MemoryBase, MachineDefaults.Page);

    public static IEnumerable<CommandDescription> All { get; } =
    [
        OfMemory<Shrink>(
            "shrink", new(14, Weight: 4), static it => it.Area, static area => new(area),
            static (tracker, it) => ToAnswer(tracker.Shrink(ToRange(it.Area)))),
        OfMemory<MapReadOnly>(
            "map-read-only", new(15, Weight: 8), static it => it.Area, static area => new(area),
            static (tracker, it) => ToAnswer(tracker.MapReadOnly(ToRange(it.Area)))),
        OfMemory<MapMutable>(
            "map-mutable", new(16, Weight: 8), static it => it.Area, static area => new(area),
            static (tracker, it) => ToAnswer(tracker.MapMutable(ToRange(it.Area)))),
        new Description<MapMmio>(
            new("map-mmio", new(17, Weight: 12), new(default), static (to, it) =>
                new(to.Area(it.Area, MachineDefaults.MmioOf(to.Machine)))),
            resolve: null, buffer: null,
            cap: static it => Cost.ShortMmio(it.Area) is var area && area != it.Area ? new(area) : it,
            ranges: static (it, _) => [Ranges.Text(it.Area)],
            SafetyEffect<MapMmio>.Ordinary,
            Execution<MapMmio>.OnTracker(static (tracker, it) => ToAnswer(tracker.MapMmio(ToRange(it.Area)))),
            replacement: null),
        OfAll<UnmapMmio>(
            "unmap-mmio", new(18, Weight: 8), new(), Closing.Never,
            static (tracker, _) => ToAnswer(tracker.UnmapMmio())),
        OfAll<Dispose>(
            "dispose", new(19, Weight: 2), new(), Closing.Finally,
            static (tracker, _) => ToAnswer(tracker.TryDispose())),
    ];

    /// <summary>A command about one range of guest RAM.</summary>
    private static Description<T> OfMemory<T>(
        string name, Code code, Func<T, Area> area, Func<Area, T> make, Func<MemoryTracker, T, Answer> run)
        where T : Command => new(
        new(name, code, make(default), (to, it) => make(to.Area(area(it), SimplestArea))),
        resolve: null, buffer: null, cap: null,
        ranges: (it, _) => [Ranges.Text(area(it))],
        SafetyEffect<T>.Ordinary,
        Execution<T>.OnTracker(run),
        replacement: null);

    /// <summary>A command that unmaps all MMIO, and may tear down more.</summary>
    private static Description<T> OfAll<T>(
        string name, Code code, T command, Closing closing, Func<MemoryTracker, T, Answer> run)
        where T : Command => new(
        new(name, code, command),
        resolve: null, buffer: null, cap: null, ranges: null,
        SafetyEffect<T>.Teardown(closing, unmapsMmio: true),
        Execution<T>.OnTracker(run),
        replacement: null);
}
