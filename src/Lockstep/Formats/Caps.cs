using System.Collections.Immutable;
using System.Numerics;

namespace Lockstep.Formats;

/// <summary>
/// Bounds on what a made-up scenario may cost, so that none takes seconds. A scenario that a person writes
/// and one that was recorded need not keep to them. Arguments that are refused cost nothing and stay as they
/// are.
/// </summary>
public static class Caps
{
    /// <summary>Commands of a scenario.</summary>
    public const int Commands = 4096;

    /// <summary>Entries of a fault plan.</summary>
    public const int Faults = 64;

    /// <summary>The smallest heap, in bytes.</summary>
    public const ulong SmallestHeap = 64;

    /// <summary>The largest heap, in bytes: all of the firmware's memory.</summary>
    public const ulong LargestHeap = 4UL << 20;

    /// <summary>Granules in the heap: each shared one is a hypercall.</summary>
    public const ulong Granules = 1024;

    /// <summary>A static pool's range, in bytes.</summary>
    public const ulong StaticPool = 1UL << 20;

    /// <summary>Pages of one MMIO region: each is two port calls.</summary>
    public const ulong MmioPages = 64;

    /// <summary>What the guest or the host touches with one command, in bytes.</summary>
    public const ulong Access = 64UL << 10;

    /// <summary>The last entry of a trace behind which the host can act.</summary>
    public const int After = 255;

    /// <summary>The scenario within the caps; applying them again changes nothing.</summary>
    /// <param name="scenario">One whose platform is valid.</param>
    public static Scenario Apply(Scenario scenario) => new(
        scenario.Platform is Machine machine ? Apply(machine) : scenario.Platform,
        [.. FirstOf(scenario.Commands, Commands).Select(Apply)]);

    private static ImmutableArray<T> FirstOf<T>(ImmutableArray<T> items, int most) =>
        items.Length > most ? items[..most] : items;

    private static Machine Apply(Machine machine) => machine with
    {
        Heap = Heap(machine),
        Swiotlb = machine.Swiotlb with { Size = Math.Min(machine.Swiotlb.Size, StaticPool) },
        Faults = FirstOf(machine.Faults.Items, Faults),
    };

    private static Extent Heap(Machine machine)
    {
        var most = BitOperations.IsPow2(machine.Granule)
            ? Math.Clamp(machine.Granule, 1, LargestHeap / Granules) * Granules
            : LargestHeap;
        var size = Math.Clamp(machine.Heap.Size, SmallestHeap, most);
        return new Extent(Math.Min(machine.Heap.Base, MachineDefaults.MemoryBase - size), size);
    }

    /// <summary>A command within the caps; the same one where it is.</summary>
    public static Command Apply(Command command) => command switch
    {
        InitStaticPool it when ShortPool(it.Area) is var area && area != it.Area => new InitStaticPool(area),
        MapMmio it when ShortMmio(it.Area) is var area && area != it.Area => new MapMmio(area),
        Boot it when Short(it.Facts) is var facts && facts != it.Facts => new Boot(facts),
        GuestWrite { Bytes: > Access } it => it with { Bytes = Access },
        HostAccess it when it.Bytes > Access || it.After is < 1 or > After => it with
        {
            Bytes = Math.Min(it.Bytes, Access),
            After = it.After is { } after ? Math.Clamp(after, 1, After) : null,
        },
        _ => command,
    };

    private static BootFacts Short(BootFacts facts) => facts with
    {
        SwiotlbSize = facts.SwiotlbBase is { } start && IsMemory(start, facts.SwiotlbSize)
            ? Math.Min(facts.SwiotlbSize, StaticPool)
            : facts.SwiotlbSize,
        PciConfig = ShortMmio(facts.PciConfig),
        Bar = ShortMmio(facts.Bar),
    };

    private static Area ShortPool(Area area) =>
        area.TryExtent(out var extent) && IsMemory(extent.Base, extent.Size) ? area.Cut(StaticPool) : area;

    private static bool IsMemory(ulong start, ulong size) =>
        new Extent(MachineDefaults.MemoryBase, MachineDefaults.MemoryLimit - MachineDefaults.MemoryBase)
            .Contains(start, size);

    private static Area ShortMmio(Area area) =>
        area.TryExtent(out var extent) && extent.End <= MachineDefaults.FirmwareBase
            ? area.Cut((MmioPages * MachineDefaults.Page) - (extent.Base % MachineDefaults.Page))
            : area;
}
