namespace Generators.Chance;

/// <summary>Sizes, alignments and addresses: typical of drivers, or at the boundaries of 64 bits.</summary>
internal static class Numbers
{
    public const ulong Page = 4096;

    /// <summary>Any 64-bit number, mostly a boundary value.</summary>
    public static ulong Wild(Dice dice) => dice.Below(8) switch
    {
        0 => 0,
        1 => ulong.MaxValue - dice.Below(3UL),
        2 => ulong.MaxValue - dice.Scaled(1 << 16),
        3 => dice.Next(),
        4 => (1UL << 63) - dice.Below(3UL),
        _ => dice.Power(0, 63) + (dice.Below(3UL) - 1),
    };

    /// <summary>A size of at most <paramref name="most"/> bytes, mostly small.</summary>
    public static ulong Size(Dice dice, ulong most) => Math.Clamp(
        dice.Below(10) switch
        {
            < 4 => 1 + dice.Below(64UL),
            < 6 => dice.Scaled(4096),
            6 => Page * dice.Scaled(8),
            7 => dice.Power(4, 17) + (dice.Below(3UL) - 1),
            _ => dice.Scaled(most),
        },
        1,
        most);

    /// <summary>A shape that a pool of <paramref name="most"/> bytes can probably serve.</summary>
    public static Shape Shape(Dice dice, ulong most)
    {
        var size = Size(dice, most);
        var alignment = dice.Below(20) switch
        {
            < 13 => dice.Power(0, 6),
            < 18 => dice.Power(0, 12),
            _ => dice.Power(0, 16),
        };
        return new(size, alignment);
    }

    /// <summary>A shape that is invalid or too large to serve.</summary>
    public static Shape WildShape(Dice dice) => dice.Below(8) switch
    {
        0 or 1 => new(0, dice.Power(0, 12)),
        2 => new(Size(dice, 4096), 0),
        3 => new(Size(dice, 4096), dice.Of(3UL, 6, 48, 4097, ulong.MaxValue, (1UL << 63) + 1)),
        4 => new((1UL << 63) - dice.Below(3UL), dice.Power(0, 2)),
        5 => new(Size(dice, 4096), dice.Power(29, 63)),
        6 => new(dice.Power(21, 62) + (dice.Below(3UL) - 1), dice.Power(0, 12)),
        _ => new(Wild(dice), Wild(dice)),
    };

    /// <summary>A valid shape slightly different from the given one.</summary>
    public static Shape Twist(Dice dice, Shape shape) => dice.Below(4) switch
    {
        0 => shape with { Size = shape.Size + 1 },
        1 => shape with { Size = shape.Size == 1 ? 2 : shape.Size / 2 },
        2 => shape with { Alignment = shape.Alignment == 1 ? 2 : shape.Alignment / 2 },
        _ => shape with { Alignment = shape.Alignment == 1UL << 62 ? 1 : shape.Alignment * 2 },
    };

    /// <summary>An address in a machine's memory or far outside.</summary>
    public static ulong Address(Dice dice, Machine machine) => dice.Below(8) switch
    {
        0 => Wild(dice),
        1 => machine.Heap.Base,
        2 or 3 => machine.Heap.Base + dice.Below(machine.Heap.Size),
        4 => machine.Memory.Base - dice.Scaled(4 << 20),
        5 when machine.Swiotlb.Size > 0 => machine.Swiotlb.Base + dice.Below(machine.Swiotlb.Size),
        _ => machine.Memory.Base + dice.Below(machine.Memory.Size),
    };
}
