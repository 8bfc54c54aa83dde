using System.Collections.Immutable;
using System.Numerics;
using Lockstep.Commands;
using Lockstep.Notation.Text;
using Lockstep.Platforms;

namespace Lockstep.Scenarios;

/// <summary>
/// Limits on the cost of scenarios, so that none takes long: what is generated or decoded is reduced to them, and a
/// text that exceeds one is refused. Arguments that are rejected cost nothing and are not capped. The cap of a command
/// is in its description.
/// </summary>
public static class Caps
{
    /// <summary>Commands of a generated or decoded scenario.</summary>
    public const int Commands = 4096;

    /// <summary>Commands of a scenario as text, or of a recorded run: twice those of the longest.</summary>
    public const int WrittenCommands = 25_000;

    /// <summary>Entries of a fault plan.</summary>
    public const int Faults = 64;

    /// <summary>The largest heap, in bytes: all of the firmware's memory.</summary>
    public const ulong LargestHeap = 4UL << 20;

    /// <summary>Granules in the heap: sharing each takes a hypercall.</summary>
    public const ulong Granules = 1024;

    /// <summary>Granules in the heap of a hostile machine that the firmware's memory has no room for.</summary>
    public const ulong LargeGranules = 4;

    /// <summary>The scenario within the caps; idempotent.</summary>
    /// <param name="scenario">A scenario with a valid platform.</param>
    public static Scenario Apply(Scenario scenario) => new(
        scenario.Platform is Machine machine ? Apply(machine) : scenario.Platform,
        Apply(FirstOf(scenario.Commands, Commands), scenario.Platform));

    /// <summary>
    /// Commands of any platform within the caps of one; the same instance if they already are. A command may cost more
    /// where a heap is larger.
    /// </summary>
    public static ImmutableArray<Command> Apply(ImmutableArray<Command> commands, Platform platform)
    {
        foreach (var command in commands)
        {
            if (!ReferenceEquals(Apply(command, platform), command))
                return [.. commands.Select(each => Apply(each, platform))];
        }

        return commands;
    }

    /// <summary>Whether a scenario can be written as text that is read again.</summary>
    internal static bool Hold(Scenario scenario) =>
        (scenario.Platform is not Machine machine || Hold(machine))
        && scenario.Commands.Length <= WrittenCommands
        && scenario.Commands.All(command => ReferenceEquals(Apply(command, scenario.Platform), command));

    /// <summary>Refuses a line with one command too many.</summary>
    /// <param name="line">The line.</param>
    /// <param name="commands">The commands up to this line.</param>
    /// <exception cref="FormatError">There are too many.</exception>
    internal static void Check(TextParser line, int commands)
    {
        if (commands > WrittenCommands)
            throw line.InvalidLine("one command too many", $"at most {WrittenCommands:N0} commands");
    }

    /// <summary>Refuses the line of a command that costs too much.</summary>
    /// <exception cref="FormatError">It does.</exception>
    internal static void Check(TextParser line, Command command, Platform platform)
    {
        if (Apply(command, platform) is var capped && !ReferenceEquals(capped, command))
            throw line.InvalidLine(
                $"'{ScenarioText.Print(command)}', which costs too much", $"at most '{ScenarioText.Print(capped)}'");
    }

    /// <summary>Refuses the line of a machine that costs too much.</summary>
    /// <exception cref="FormatError">It does.</exception>
    internal static void Check(TextParser line, Machine machine)
    {
        if (MostHeap(machine) is var most && machine.Heap.Size > most)
            throw line.InvalidLine(
                $"a heap of more than {(most > LargestHeap ? LargeGranules : Granules):N0} granules",
                $"at most {NumberText.Size(most)} of heap with granules of {NumberText.Size(machine.Granule)}");
        if (machine.Swiotlb.Size > Cost.StaticPool)
            throw line.InvalidLine(
                $"{NumberText.Size(machine.Swiotlb.Size)} of swiotlb", $"at most {NumberText.Size(Cost.StaticPool)}");
    }

    private static bool Hold(Machine machine) =>
        machine.Heap.Size <= MostHeap(machine)
        && machine.Swiotlb.Size <= Cost.StaticPool
        && machine.Faults.Length <= Faults;

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
        var size = Math.Min(machine.Heap.Size, MostHeap(machine));
        var last = PlatformRules.HomeOf(machine).End - size;
        return new Extent(Math.Min(machine.Heap.Base, last), size);
    }

    // Of all granules that the hypervisor may return, the smallest takes the most calls.
    private static ulong MostHeap(Machine machine) => machine.Faults
        .Where(fault => fault.Port == Port.MemInfo && fault.Code > 0)
        .Select(fault => (ulong)fault.Code)
        .Append(machine.Granule)
        .Min(granule => machine.IsHostile
            ? Math.Max(LargestHeapOf(granule), LargeGranules * Math.Min(Sharing(granule), Largest))
            : LargestHeapOf(granule));

    private static ulong Largest => MachineDefaults.LargestGranule;

    // One that is no power of two shares nothing.
    private static ulong Sharing(ulong granule) => BitOperations.IsPow2(granule) ? granule : Largest;

    /// <summary>The largest heap of a machine with a granule, in bytes.</summary>
    /// <param name="granule">The granule in bytes; one that is no power of two shares nothing.</param>
    public static ulong LargestHeapOf(ulong granule) => BitOperations.IsPow2(granule)
        ? Math.Clamp(granule, 1, LargestHeap / Granules) * Granules
        : LargestHeap;

    /// <summary>The command within the caps; the same instance if it already is.</summary>
    public static Command Apply(Command command) => Vocabulary.Of(command).Cap(command);

    /// <summary>
    /// The same on a platform: a heap of large granules can lend more memory than a bounce buffer may copy.
    /// </summary>
    // docs/assumptions.md: bounce-buffers-of-4-mib
    public static Command Apply(Command command, Platform platform) => Apply(command) switch
    {
        Share { Bytes: > LargestHeap } share when platform is Machine { Heap.Size: > LargestHeap } =>
            share with { Bytes = LargestHeap },
        var capped => capped,
    };
}
