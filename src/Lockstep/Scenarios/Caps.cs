using System.Collections.Immutable;
using System.Numerics;
using Lockstep.Commands;
using Lockstep.Platforms;

namespace Lockstep.Scenarios;

/// <summary>
/// Bounds on what a made-up scenario may cost, so that none takes seconds. A scenario that a person writes
/// and one that was recorded need not keep to them. Arguments that are refused cost nothing and stay as they
/// are. What one command may cost is in its description.
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
        Swiotlb = machine.Swiotlb with { Size = Math.Min(machine.Swiotlb.Size, Cost.StaticPool) },
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
    public static Command Apply(Command command) => Vocabulary.Of(command).Cap(command);
}
