using Generators.Chance;
using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Generators.Machines;

/// <summary>Generates machines: mostly realistic, often small and unusual, rarely broken.</summary>
internal static class MachineMaker
{
    private const ulong KiB = 1 << 10;
    private const ulong MiB = 1 << 20;

    private static readonly Deck<ulong> Granules = new(
        (40, 4 * KiB), (14, 16 * KiB), (10, 64 * KiB), (8, 512UL), (6, 64UL), (6, KiB),
        (4, 2 * KiB), (3, 256UL), (2, 16UL), (1, 1UL), (2, 128 * KiB), (1, 256 * KiB), (2, MiB));

    private static readonly Deck<ulong> BadGranules = new(
        (2, 0UL), (3, 3UL), (2, 6000UL), (1, 1UL << 32), (2, 1UL << 63), (1, ulong.MaxValue), (1, 1UL << 62),
        (2, 2 * MiB));

    // The page sizes of hosts, then larger ones; the last shares every page with the console.
    private static readonly Deck<ulong> GuardGranules = new(
        (60, 4 * KiB), (16, 16 * KiB), (12, 64 * KiB), (3, 8 * KiB), (2, 256 * KiB), (1, 8 * MiB), (1, 1UL << 31));

    private static readonly Deck<ulong> BadGuardGranules = new(
        (1, 0UL), (1, 1UL), (1, 2 * KiB), (1, 12 * KiB), (1, 1UL << 63));

    // As published, as in newer firmware, and windows that cut the usual ranges off.
    private static readonly Deck<ulong> MmioEnds = new(
        (70, MachineDefaults.FirmwareBase), (25, 0x4000_0000UL), (1, 0x201_0000UL), (1, 0x200_8800UL), (1, 0UL));

    private static readonly Deck<ulong> BootMemories = new(
        (3, 8 * MiB), (5, 16 * MiB), (2, 64 * MiB), (1, 1UL << 30),
        (1, MachineDefaults.MemoryLimit - MachineDefaults.MemoryBase));

    public static Machine Make(Dice dice, Hypervisor hypervisor, bool boots, int faultPercent)
    {
        var shares = Hypervisors.Of(hypervisor).SharesOnDemand;
        var granule = (dice.Percent(5) ? BadGranules : Granules).Draw(dice);
        var memory = Memory(dice, boots);
        // docs/assumptions.md: swiotlb-without-sharing
        return new Machine(
            hypervisor,
            granule,
            Heap(dice, granule),
            memory,
            shares ? default : Swiotlb(dice, memory, boots),
            dice.Percent(70) ? MachineDefaults.Bar : Bar(dice, boots),
            (dice.Percent(4) ? BadGuardGranules : GuardGranules).Draw(dice),
            dice.Percent(faultPercent) ? FaultPlans.Make(dice, hypervisor, boots) : [])
        {
            MmioEnd = dice.Percent(97) ? MmioEnds.Draw(dice) : dice.Below(MachineDefaults.FirmwareBase + 1),
        };
    }

    /// <summary>A hostile machine like a given one: any answers, and granules up to 2 GiB.</summary>
    public static Machine Hostile(Dice dice, Machine machine)
    {
        var granule = dice.Percent(30) ? dice.Power(0, 31) : machine.Granule;
        return machine with
        {
            IsHostile = true,
            Granule = granule,
            Heap = granule == machine.Granule ? machine.Heap
                : granule > MiB && dice.Percent(85) ? LargeHeap(dice, granule)
                : Heap(dice, granule),
            GuardGranule = dice.Percent(10) ? Numbers.Wild(dice) : machine.GuardGranule,
            Faults = HostileAnswers.Make(dice, machine.Hypervisor),
        };
    }

    /// <summary>A range near the default one or anywhere; a boot maps it, and needs it in the MMIO window.</summary>
    private static Extent Bar(Dice dice, bool boots)
    {
        var size = dice.Below(70_000UL);
        var start = dice.Below(3) switch
        {
            0 => MachineDefaults.Bar.Base + dice.Below(9000UL),
            1 when !boots => Numbers.Wild(dice),
            _ => Numbers.Page + dice.Below(MachineDefaults.FirmwareBase - Numbers.Page - size),
        };
        return new(start, Math.Min(size, ulong.MaxValue - start));
    }

    /// <summary>Guest RAM: any part of main memory, or, for a boot, its start.</summary>
    private static Extent Memory(Dice dice, bool boots)
    {
        var memory = new Extent(MachineDefaults.MemoryBase, MemorySize(dice, boots));
        // docs/assumptions.md: memory-of-boots
        if (boots || dice.Percent(70))
            return memory;
        var size = Math.Max(1, memory.Size - dice.Below(Math.Min(memory.Size, Numbers.Page)));
        var room = MachineDefaults.MemoryLimit - MachineDefaults.MemoryBase - size;
        var offset = dice.Below(4) switch
        {
            0 => Numbers.Page * dice.Below(64UL),
            1 => dice.Below(1UL << 20),
            2 => room,
            _ => dice.Scaled(room + 1),
        };
        return new(MachineDefaults.MemoryBase + Math.Min(offset, room), size);
    }

    private static ulong MemorySize(Dice dice, bool boots)
    {
        if (boots)
            return BootMemories.Draw(dice);
        return dice.Below(6) switch
        {
            0 => Numbers.Page * dice.Scaled(256),
            1 => BootMemories.Draw(dice),
            _ => 16 * MiB,
        };
    }

    /// <summary>A heap anywhere in the firmware's memory, mostly with room for several granules.</summary>
    private static Extent Heap(Dice dice, ulong granule)
    {
        var size = dice.Below(10) switch
        {
            < 4 => 128 * KiB,
            4 => 256 * KiB,
            5 => dice.Of(5 * KiB, 64 * KiB, MiB) + (16 * dice.Below(8UL)),
            6 when dice.Percent(60) => dice.Of(2 * MiB, 3 * MiB, MachineDefaults.FirmwareSize),
            _ => 1 + dice.Scaled(200 * KiB),
        };
        var sane = ulong.IsPow2(granule) && granule <= MiB ? granule : Numbers.Page;
        if (dice.Percent(85))
            size = Math.Max(size, sane * (3 + dice.Below(4UL)));
        size = Math.Min(size, Math.Min(sane, Numbers.Page) * Caps.Granules);
        var room = MachineDefaults.MemoryBase - MachineDefaults.FirmwareBase - size;
        var offset = dice.Below(4) switch
        {
            0 => dice.Below(room + 1),
            1 => dice.Below(room + 1) & ~(sane - 1),
            2 => room,
            _ => (2 * MiB) - (dice.Percent(50) ? 0 : 16 * dice.Below(64UL)),
        };
        return new(MachineDefaults.FirmwareBase + Math.Min(offset, room), size);
    }

    /// <summary>A heap beyond main memory, of a few granules that the firmware's memory has no room for.</summary>
    private static Extent LargeHeap(Dice dice, ulong granule)
    {
        var granules = 2 + dice.Below(Caps.LargeGranules - 1);
        var size = (granule * granules) - (dice.Percent(50) ? 0 : dice.Below(Numbers.Page));
        var offset = (granule * dice.Below(16UL)) + (dice.Percent(50) ? 0 : 16 * dice.Below(64UL));
        return new(MachineDefaults.Beyond.Base + offset, size);
    }

    /// <summary>A range, for a boot in the first MiB, where <see cref="FactsMaker"/> places nothing else.</summary>
    private static Extent Swiotlb(Dice dice, Extent memory, bool boots)
    {
        var room = Math.Min(MiB, memory.Size);
        var size = Math.Min(room, Numbers.Page * dice.Scaled(64));
        var place = boots || dice.Percent(70) ? room : memory.Size;
        var start = dice.Below(place - size + 1) & ~(Numbers.Page - 1);
        if (!boots && size > Numbers.Page && dice.Percent(25))
        {
            var cut = dice.Below(Numbers.Page);
            (start, size) = (start + cut, size - cut - dice.Below(Math.Min(size - cut, 3000)));
        }

        return new(memory.Base + start, size);
    }
}
