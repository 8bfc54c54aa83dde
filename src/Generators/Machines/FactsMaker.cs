using Generators.Chance;
using Lockstep.Platforms;

namespace Generators.Machines;

/// <summary>
/// Generates valid device trees: the swiotlb range is in the first MiB, followed by the device tree, the kernel and the
/// ramdisk.
/// </summary>
internal static class FactsMaker
{
    private const ulong MiB = 1 << 20;

    public static BootFacts Make(Dice dice, Machine machine)
    {
        var cursor = machine.Memory.Base + MiB;
        var fdtFirst = dice.Percent(50);
        var fdt = fdtFirst ? Place(dice, ref cursor, 2 * MiB) : default;
        var kernel = Place(dice, ref cursor, dice.Scaled(MiB));
        var ramdisk = dice.Percent(70) ? Place(dice, ref cursor, dice.Scaled(MiB)) : default;
        fdt = fdtFirst ? fdt : Place(dice, ref cursor, 2 * MiB);
        var isFixed = machine.Swiotlb.Size > 0;
        return new BootFacts(
            fdt.Base,
            Ranges.AsArea(dice, MemoryFor(dice, machine)),
            isFixed ? machine.Swiotlb.Size : Numbers.Page * dice.Scaled(64),
            isFixed && dice.Percent(40) ? UnreadAlignment(dice) : Numbers.Page * dice.Power(0, 4),
            isFixed ? machine.Swiotlb.Base : dice.Percent(10) ? machine.Memory.Base : null,
            Ranges.AsArea(dice, kernel),
            ramdisk.Size == 0 ? null : Ranges.AsArea(dice, ramdisk),
            Ranges.AsArea(dice, PciConfig(dice)),
            Ranges.AsArea(dice, machine.Bar.Size == 0 ? MachineDefaults.Bar : machine.Bar));
    }

    /// <summary>None or any: where the range is fixed, nothing depends on it.</summary>
    private static ulong? UnreadAlignment(Dice dice) => dice.Percent(50) ? null : Numbers.Wild(dice);

    private static Extent PciConfig(Dice dice) => new(
        MachineDefaults.Pci.Configuration.Base + (Numbers.Page * dice.Below(16UL)), Numbers.Page * dice.Scaled(16));

    /// <summary>The machine's memory or its first 8 MiB, which contain everything that the boot maps.</summary>
    private static Extent MemoryFor(Dice dice, Machine machine) =>
        dice.Percent(80) ? machine.Memory : machine.Memory with { Size = 8 * MiB };

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
