using Generators.Chance;
using Lockstep.Platforms;

namespace Generators.Machines;

/// <summary>Breaks a valid device tree in one of the ways that the boot must detect.</summary>
internal static class BrokenFacts
{
    private static readonly Deck<Func<Dice, BootFacts, Machine, BootFacts>> Ways = new(
        (3, FdtOutside),
        (2, FdtBeyondMemory),
        (3, Memory),
        (2, SwiotlbSize),
        (1, SwiotlbAlignment),
        (2, SwiotlbRange),
        (7, SwiotlbOverFdt),
        (3, NoKernel),
        (2, KernelOutside),
        (2, KernelOverlaps),
        (3, RamdiskOutside),
        (3, RamdiskOverlaps),
        (2, PciOutside),
        (2, PciOverlaps),
        (2, BarWild));

    public static BootFacts Break(Dice dice, BootFacts facts, Machine machine) =>
        Ways.Draw(dice)(dice, facts, machine);

    private static BootFacts FdtOutside(Dice dice, BootFacts facts, Machine machine) => facts with
    {
        Fdt = dice.Below(3) switch
        {
            0 => Numbers.Wild(dice),
            1 => machine.Memory.Base - dice.Scaled(4 << 20),
            _ => MachineDefaults.MemoryLimit - Numbers.Page,
        },
    };

    private static BootFacts FdtBeyondMemory(Dice dice, BootFacts facts, Machine machine) => facts with
    {
        Fdt = dice.Of(machine.Memory.End, machine.Memory.End - Numbers.Page, machine.Memory.End + (1 << 24)),
    };

    private static BootFacts Memory(Dice dice, BootFacts facts, Machine machine) => facts with
    {
        Memory = dice.Below(5) switch
        {
            0 => Area.Sized(machine.Memory.Base + Numbers.Page, machine.Memory.Size),
            1 => Area.Sized(machine.Memory.Base, machine.Memory.Size + dice.Of(1UL, 512, 4095)),
            2 => Area.Range(machine.Memory.Base, MachineDefaults.MemoryLimit + Numbers.Page),
            _ => Ranges.Wild(dice, machine.Memory),
        },
    };

    private static BootFacts SwiotlbSize(Dice dice, BootFacts facts, Machine machine) => facts with
    {
        SwiotlbSize = dice.Of(0UL, 1, 512, 4095, 6000, ulong.MaxValue),
    };

    private static BootFacts SwiotlbAlignment(Dice dice, BootFacts facts, Machine machine) => facts with
    {
        SwiotlbAlignment = dice.Percent(15)
            ? null
            : dice.Of(0UL, 1, 2048, 3 * Numbers.Page, Numbers.Page + 1, ulong.MaxValue),
        SwiotlbBase = null,
    };

    private static BootFacts SwiotlbRange(Dice dice, BootFacts facts, Machine machine) => facts with
    {
        SwiotlbBase = dice.Below(4) switch
        {
            0 or 1 => null,
            2 => machine.Memory.Base - dice.Scaled(Numbers.Page),
            _ => dice.Of(machine.Memory.End, ulong.MaxValue, ulong.MaxValue - facts.SwiotlbSize + 1, 0),
        },
    };

    // A dynamic pool does not use the range, so any value would be valid.
    private static BootFacts SwiotlbOverFdt(Dice dice, BootFacts facts, Machine machine) =>
        machine.SharesOnDemand
            ? SwiotlbAlignment(dice, facts, machine)
            : facts with { SwiotlbBase = facts.Fdt + (Numbers.Page * dice.Below(512UL)) };

    private static BootFacts NoKernel(Dice dice, BootFacts facts, Machine machine) =>
        facts with { Kernel = null };

    private static BootFacts KernelOutside(Dice dice, BootFacts facts, Machine machine) => facts with
    {
        Kernel = Ranges.Wild(dice, machine.Memory),
    };

    private static BootFacts KernelOverlaps(Dice dice, BootFacts facts, Machine machine) => facts with
    {
        Kernel = Area.Sized(facts.Fdt + dice.Below(2UL << 20), dice.Scaled(1 << 20)),
    };

    private static BootFacts RamdiskOutside(Dice dice, BootFacts facts, Machine machine) => facts with
    {
        Ramdisk = Ranges.Wild(dice, machine.Memory),
    };

    private static BootFacts RamdiskOverlaps(Dice dice, BootFacts facts, Machine machine) => facts with
    {
        Ramdisk = dice.Percent(50) ? facts.Kernel : Area.Sized(facts.Fdt + dice.Below(2UL << 20), 1),
    };

    private static BootFacts PciOutside(Dice dice, BootFacts facts, Machine machine) => facts with
    {
        PciConfig = Ranges.Wild(dice, new(machine.MmioEnd, 1 << 22)),
    };

    private static BootFacts PciOverlaps(Dice dice, BootFacts facts, Machine machine) => facts with
    {
        PciConfig = dice.Percent(50) ? facts.Bar : Area.Sized(dice.Below(Numbers.Page), Numbers.Page),
    };

    private static BootFacts BarWild(Dice dice, BootFacts facts, Machine machine) => facts with
    {
        Bar = dice.Percent(50) ? facts.PciConfig : Ranges.Wild(dice, machine.Bar),
    };
}
