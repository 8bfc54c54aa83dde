using Generators.Chance;
using Generators.Writing;

namespace Generators.Moves;

/// <summary>The bare allocator: memory anywhere in the 64-bit address space, blocks of every order.</summary>
internal static class AllocatorMoves
{
    private const ulong LargestBlock = 1UL << 31;

    public static Deck<Move> All { get; } = new(
        (8, Allocate), (8, Free), (2, Add), (1, AddWild), (2, FillAndDrain), (1, FreeTwice),
        (1, FreeAsAnother), (1, FreeInside), (1, FreeForeign), (1, TakeBad), (1, GiveBad),
        (1, OutOfPlaceMoves.OfMachine));

    /// <summary>Adds memory: near existing memory, at 0, up to 2^64, or of the largest orders.</summary>
    public static void Add(Script script)
    {
        var dice = script.Dice;
        var smallest = ((AllocatorPlatform)script.Platform).Smallest;
        var size = smallest * dice.Scaled(Math.Max(1, Math.Min(1 << 12, LargestBlock / smallest)));
        var memory = dice.Below(8) switch
        {
            0 => new Extent(0, size),
            1 => new Extent(unchecked(0 - size), size),
            2 => new Extent(LargestBlock * dice.Below(4UL), LargestBlock * (1 + dice.Below(3UL))),
            3 => new Extent(0x8000_0000 + dice.Below(4 * smallest), size + dice.Below(4 * smallest)),
            4 => new Extent((smallest * 1024) - size, size),
            _ => new Extent(smallest * (1024 + dice.Below(4096UL)), size),
        };
        Add(script, memory);
    }

    private static void Add(Script script, Extent memory)
    {
        script.Emit(new Add(memory.Base, memory.Size));
        script.Forecast.Own(memory);
    }

    private static void AddWild(Script script)
    {
        var dice = script.Dice;
        var memory = dice.Below(4) switch
        {
            0 => new Extent(0, ulong.MaxValue),
            1 => new Extent(ulong.MaxValue - dice.Below(64UL), 1 + dice.Below(128UL)),
            _ => new Extent(Numbers.Wild(dice), Numbers.Wild(dice)),
        };
        script.Emit(new Add(memory.Base, memory.Size));
        if (memory.Size <= ulong.MaxValue - memory.Base)
            script.Forecast.Own(memory);
    }

    private static void Allocate(Script script)
    {
        var dice = script.Dice;
        var smallest = ((AllocatorPlatform)script.Platform).Smallest;
        Allocate(script, dice.Below(8) switch
        {
            0 => new(LargestBlock >> dice.Below(3), 1),
            1 => new(dice.Scaled(LargestBlock), dice.Power(0, 31)),
            _ => new(dice.Scaled(Math.Min(LargestBlock, smallest * 64)), dice.Power(0, 8)),
        });
    }

    private static void Allocate(Script script, Shape shape) => script.Make(
        new Allocate(script.NextLabel, shape), shape, script.Buffers, script.Forecast.TakesFromPool(shape));

    private static void Free(Script script)
    {
        if (!script.Buffers.TryTake(script.Dice, out var piece))
        {
            Allocate(script);
            return;
        }

        script.Emit(new Free(Place.Of(piece.Label), null));
        script.Forecast.GivesToPool(piece.Shape);
    }

    /// <summary>Allocates several buffers of one size, frees them in any order, and requests a merged block.</summary>
    private static void FillAndDrain(Script script)
    {
        var shape = new Shape(((AllocatorPlatform)script.Platform).Smallest * script.Dice.Scaled(4), 1);
        var times = script.Dice.Between(2, 6);
        for (var taken = 0; taken < times; taken++)
            Allocate(script, shape);
        for (var freed = 0; freed < times; freed++)
            Free(script);
        Allocate(script, shape with { Size = shape.Size * 2 });
    }

    /// <summary>Many live buffers, half of which are freed: as many free blocks lie between them.</summary>
    public static void Crowd(Script script)
    {
        var dice = script.Dice;
        var smallest = ((AllocatorPlatform)script.Platform).Smallest;
        if (dice.Percent(30))
        {
            for (var left = dice.Between(17, 24); left > 0; left--)
                Add(script, new Extent(smallest * 4 * (1024 + dice.Below(1024UL)), smallest * dice.Scaled(3)));
        }

        var shape = new Shape(Math.Min(smallest * dice.Scaled(2), LargestBlock), 1);
        for (var left = dice.Percent(60) ? dice.Between(17, 24) : dice.Between(36, 80); left > 0; left--)
            Allocate(script, shape);
        for (var left = dice.Percent(50) ? script.Buffers.Count / 2 : 0; left > 0; left--)
            Free(script);
    }

    private static void FreeTwice(Script script)
    {
        if (script.Buffers.TryPeekStale(script.Dice, out var piece))
            script.Emit(new Free(Place.Of(piece.Label), null));
        else
            FreeForeign(script);
    }

    private static void FreeAsAnother(Script script)
    {
        if (script.Buffers.TryPeek(script.Dice, out var piece))
            script.Emit(new Free(Place.Of(piece.Label), Numbers.Twist(script.Dice, piece.Shape)));
    }

    private static void FreeInside(Script script)
    {
        if (script.Buffers.TryPeek(script.Dice, out var piece))
            script.Emit(new Free(Place.Of(piece.Label, 1 + script.Dice.Below(piece.Shape.Size)), null));
    }

    private static void FreeForeign(Script script) =>
        script.Emit(new Free(Place.At(Numbers.Wild(script.Dice)), Numbers.Shape(script.Dice, 4096)));

    private static void TakeBad(Script script) =>
        script.Emit(new Allocate(script.NextLabel, Numbers.WildShape(script.Dice)));

    private static void GiveBad(Script script)
    {
        var place = script.Buffers.TryPeek(script.Dice, out var piece) ? Place.Of(piece.Label) : Place.At(0);
        script.Emit(new Free(place, Numbers.WildShape(script.Dice)));
    }
}
