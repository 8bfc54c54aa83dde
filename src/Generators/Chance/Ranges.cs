using Lockstep.Platforms;

namespace Generators.Chance;

/// <summary>Ranges as callers pass them: valid ones in both forms, and invalid ones.</summary>
internal static class Ranges
{
    /// <summary>The range as an area in either form.</summary>
    public static Area AsArea(Dice dice, Extent extent) => dice.Percent(50)
        ? Area.Range(extent.Base, extent.End)
        : Area.Sized(extent.Base, extent.Size);

    /// <summary>A part of a range, mostly small: whole pages or arbitrary bytes.</summary>
    public static Extent Within(Dice dice, Extent outer)
    {
        var start = outer.Base + dice.Below(outer.Size);
        if (dice.Percent(70))
            start = Math.Max(outer.Base, start & ~(Numbers.Page - 1));
        if (dice.Percent(outer.Size > 1 << 28 ? 40 : 5))
            return new(start, 1 + dice.Below(outer.End - start));
        var most = Math.Min(outer.End - start, 1 << 20);
        var size = dice.Percent(60) ? Math.Min(most, Numbers.Page * dice.Scaled(32)) : dice.Scaled(most);
        return new(start, size);
    }

    /// <summary>An MMIO range, mostly in a small window, so that ranges overlap and share pages.</summary>
    public static Extent Mmio(Dice dice, Machine machine)
    {
        var start = MachineDefaults.Bar.Base + (Numbers.Page * dice.Below(40UL));
        return dice.Below(6) switch
        {
            5 => new(
                Numbers.Page + dice.Below(MachineDefaults.FirmwareBase - (65 * Numbers.Page)),
                dice.Scaled(64 * Numbers.Page)),
            0 => new(start + dice.Below(Numbers.Page), dice.Scaled(2 * Numbers.Page)),
            1 when machine.MmioEnd > 0 =>
                new(machine.MmioEnd - (Numbers.Page * (1 + dice.Below(3UL))), Numbers.Page),
            2 => new(start, 0x800),
            _ => new(start, Numbers.Page * dice.Scaled(4)),
        };
    }

    /// <summary>A range that is empty, reversed, wraps or lies outside the given one.</summary>
    public static Area Wild(Dice dice, Extent home) => dice.Below(9) switch
    {
        0 => Area.Sized(home.Base, 0),
        1 => Area.Range(home.Base, home.Base),
        2 => Area.Range(home.End, home.Base),
        3 => Area.Sized(home.Base, ulong.MaxValue - home.Base + dice.Below(3UL)),
        4 => Area.Sized(ulong.MaxValue - dice.Below(3UL), dice.Below(4UL)),
        5 => Area.Range(home.Base - 1, home.End),
        6 => Area.Range(home.Base, home.End + 1),
        7 => Area.Sized(home.End, Numbers.Page),
        _ => new(dice.Of(AreaForm.Range, AreaForm.BaseAndSize), Numbers.Wild(dice), Numbers.Wild(dice)),
    };
}
