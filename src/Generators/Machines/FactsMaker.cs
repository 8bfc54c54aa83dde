using Generators.Chance;
using Lockstep.Platforms;

namespace Generators.Machines;

/// <summary>
/// Generates valid device trees: the swiotlb range is in the first MiB; behind it the device tree, the kernel and the
/// ramdisk lie anywhere, in any order.
/// </summary>
internal static class FactsMaker
{
    private const ulong MiB = 1 << 20;

    // The first MiB, and each image with the gap before it in whole MiB.
    private const ulong Needed = 8 * MiB;

    private static readonly int[][] Orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    public static BootFacts Make(Dice dice, Machine machine)
    {
        var cursor = machine.Memory.Base + MiB;
        if (dice.Percent(30))
            cursor += MiB * dice.Below(((machine.Memory.Size - Needed) / MiB) + 1);
        ulong[] sizes = [2 * MiB, dice.Scaled(MiB), dice.Percent(70) ? dice.Scaled(MiB) : 0];
        var placed = new Extent[sizes.Length];
        foreach (var image in Orders[dice.Below(Orders.Length)])
            placed[image] = sizes[image] == 0 ? default : Place(dice, ref cursor, sizes[image]);
        var (fdt, kernel, ramdisk) = (placed[0], placed[1], placed[2]);
        var isFixed = machine.Swiotlb.Size > 0;
        return new BootFacts(
            fdt.Base,
            Ranges.AsArea(dice, MemoryFor(dice, machine, cursor)),
            isFixed ? machine.Swiotlb.Size : Numbers.Page * dice.Scaled(64),
            isFixed && dice.Percent(40) ? UnreadAlignment(dice) : Numbers.Page * dice.Power(0, 4),
            isFixed ? machine.Swiotlb.Base : dice.Percent(10) ? machine.Memory.Base : null,
            Ranges.AsArea(dice, kernel),
            ramdisk.Size == 0 ? null : Ranges.AsArea(dice, ramdisk),
            Ranges.AsArea(dice, PciConfig(dice, machine)),
            Ranges.AsArea(dice, machine.Bar.Size == 0 ? MachineDefaults.Bar : machine.Bar));
    }

    /// <summary>None or any: where the range is fixed, nothing depends on it.</summary>
    private static ulong? UnreadAlignment(Dice dice) => dice.Percent(50) ? null : Numbers.Wild(dice);

    /// <summary>A range near the default one, or anywhere in the MMIO window behind it.</summary>
    private static Extent PciConfig(Dice dice, Machine machine)
    {
        var usual = MachineDefaults.Pci.Configuration.Base;
        var size = Numbers.Page * dice.Scaled(16);
        var room = machine.MmioEnd > usual + size ? (machine.MmioEnd - usual - size) / Numbers.Page : 0;
        var pages = dice.Percent(25) ? room : 0;
        return new(usual + (Numbers.Page * dice.Below(Math.Max(16, pages))), size);
    }

    /// <summary>The machine's memory, or as much of it as contains everything that the boot maps.</summary>
    private static Extent MemoryFor(Dice dice, Machine machine, ulong end) => dice.Percent(70)
        ? machine.Memory
        : machine.Memory with
        {
            Size = Math.Min(machine.Memory.Size, end - machine.Memory.Base + (Numbers.Page * dice.Below(512UL))),
        };

    /// <summary>Places a range after the cursor, and advances the cursor to the next MiB boundary.</summary>
    private static Extent Place(Dice dice, ref ulong cursor, ulong size)
    {
        var gap = dice.Below(4) switch
        {
            0 => 0UL,
            1 => dice.Below(0x1_0000UL),
            _ => Numbers.Page * dice.Below(32UL),
        };
        var placed = new Extent(cursor + gap, size);
        cursor = (placed.End + MiB - 1) & ~(MiB - 1);
        return placed;
    }
}
