using Generators.Chance;
using Generators.Writing;

namespace Generators.Moves;

/// <summary>Calls with invalid numbers: zero, not a power of two, or larger than all memory.</summary>
internal static class BadArgumentMoves
{
    public static Deck<Move> All { get; } = new((4, Take), (4, Give), (2, Bounce));

    private static void Take(Script script)
    {
        var dice = script.Dice;
        var shape = Numbers.WildShape(dice);
        var label = script.NextLabel;
        script.Emit(dice.Below(5) switch
        {
            0 => new Allocate(label, shape),
            1 => new HeapAllocate(label, shape),
            2 => new DmaAllocate(label, Pages(dice)),
            3 => new Share(label, HalMoves.Guest(script), Bytes(dice), HalMoves.AnyDirection(script)),
            _ => new Refill(shape),
        });
    }

    private static void Give(Script script)
    {
        var dice = script.Dice;
        var shape = Numbers.WildShape(dice);
        var direction = HalMoves.AnyDirection(script);
        script.Emit(dice.Below(4) switch
        {
            0 => new Free(PlaceIn(script, script.Buffers), shape),
            1 => new HeapFree(PlaceIn(script, script.Heap), shape),
            2 => new DmaFree(PlaceIn(script, script.Dma), Pages(dice)),
            _ => new Unshare(PlaceIn(script, script.Bounces), HalMoves.Guest(script), Bytes(dice), direction),
        });
    }

    /// <summary>A guest buffer that wraps at 2^64 or ends exactly there.</summary>
    private static void Bounce(Script script)
    {
        var dice = script.Dice;
        var bytes = dice.Scaled(4096);
        var buffer = Place.At(ulong.MaxValue - bytes + 1 + dice.Below(3UL));
        if (dice.Percent(50) || !script.Bounces.TryPeek(dice, out var piece))
        {
            HalMoves.ShareBuffer(script, buffer, bytes);
            return;
        }

        buffer = Place.At(ulong.MaxValue - dice.Below(piece.Shape.Size));
        script.Emit(new Unshare(Place.Of(piece.Label), buffer, piece.Shape.Size + 1, Direction.Both));
    }

    private static Place PlaceIn(Script script, Stock stock) =>
        script.Dice.Percent(60) && stock.TryPeek(script.Dice, out var piece)
            ? Place.Of(piece.Label)
            : Place.At(Numbers.Address(script.Dice, script.Machine));

    private static ulong Pages(Dice dice) => dice.Below(6) switch
    {
        0 or 1 => 0,
        2 => (1UL << 51) - dice.Below(2UL),
        3 => (1UL << 52) - dice.Below(2UL),
        4 => dice.Power(10, 50),
        _ => Numbers.Wild(dice),
    };

    private static ulong Bytes(Dice dice) => dice.Below(6) switch
    {
        0 or 1 => 0,
        2 => (1UL << 63) - dice.Below(20UL),
        3 => dice.Power(22, 62),
        _ => Numbers.Wild(dice),
    };
}
