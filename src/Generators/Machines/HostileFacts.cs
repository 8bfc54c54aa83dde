using Generators.Chance;
using Lockstep.Platforms;

namespace Generators.Machines;

/// <summary>Generates device trees of any numbers: valid ones in which a few facts are replaced.</summary>
internal static class HostileFacts
{
    public static BootFacts Make(Dice dice, Machine machine)
    {
        var facts = FactsMaker.Make(dice, machine);
        for (var times = dice.Percent(60) ? 0 : dice.Between(1, 3); times > 0; times--)
            facts = dice.Percent(50) ? BrokenFacts.Break(dice, facts, machine) : Replace(dice, facts, machine);
        return facts;
    }

    private static BootFacts Replace(Dice dice, BootFacts facts, Machine machine) => dice.Below(8) switch
    {
        0 => facts with { Fdt = Numbers.Wild(dice) },
        1 => facts with { Memory = Any(dice, machine.Memory) },
        2 => facts with { SwiotlbSize = Numbers.Wild(dice) },
        3 => facts with { SwiotlbAlignment = Numbers.Wild(dice) },
        4 => facts with { SwiotlbBase = Numbers.Wild(dice) },
        5 => facts with { Kernel = Any(dice, machine.Memory), Ramdisk = Any(dice, machine.Memory) },
        6 => facts with { PciConfig = Any(dice, machine.Bar) },
        _ => facts with { Bar = Any(dice, machine.Bar) },
    };

    private static Area Any(Dice dice, Extent home) =>
        new(dice.Of(AreaForm.Range, AreaForm.BaseAndSize), Near(dice, home), Near(dice, home));

    private static ulong Near(Dice dice, Extent home) => dice.Percent(50)
        ? Numbers.Wild(dice)
        : unchecked(dice.Of(home.Base, home.End, home.Size) + dice.Scaled(1 << 20) - dice.Scaled(1 << 20));
}
