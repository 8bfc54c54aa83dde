using System.Collections.Immutable;
using System.Numerics;
using Lockstep.Commands;
using Lockstep.Platforms;

namespace Lockstep.Scenarios;

/// <summary>
/// Limits on the cost of generated and decoded scenarios, so that none takes seconds. Scenarios written by people and
/// recorded ones are exempt. Arguments that are rejected cost nothing and are not capped. The cap of a command is in
/// its description.
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

    /// <summary>Granules in the heap: sharing each takes a hypercall.</summary>
    public const ulong Granules = 1024;

    /// <summary>The scenario within the caps; idempotent.</summary>
    /// <param name="scenario">A scenario with a valid platform.</param>
    public static Scenario Apply(Scenario scenario) => new(
        scenario.Platform is Machine machine ? Apply(machine) : scenario.Platform,
        [.. FirstOf(scenario.Commands, Commands).Select(Apply)]);

    /// <summary>The granules in a machine's heap; an invalid granule is never used.</summary>
    internal static UInt128 GranulesOf(Machine machine) =>
        BitOperations.IsPow2(machine.Granule) ? machine.Heap.Size / machine.Granule : 0;

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

    /// <summary>The command within the caps; the same instance if it already is.</summary>
    public static Command Apply(Command command) => Vocabulary.Of(command).Cap(command);
}
