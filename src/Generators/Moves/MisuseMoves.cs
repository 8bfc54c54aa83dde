using Generators.Chance;
using Generators.Writing;

namespace Generators.Moves;

/// <summary>Invalid frees: foreign addresses, double frees, wrong layouts.</summary>
internal static class MisuseMoves
{
    public static Deck<Move> All { get; } = new(
        (4, FreeTwice), (4, FreeAsAnother), (3, FreeInside), (3, FreeForeign), (1, NameNothing),
        (1, OutOfPlaceMoves.OfAllocatorOrBoot));

    private static void FreeTwice(Script script)
    {
        var dice = script.Dice;
        var kind = dice.Below(4);
        if (StockOf(script, kind).TryPeekStale(dice, out var piece))
            script.Emit(FreeOf(kind, Place.Of(piece.Label)));
        else
            FreeForeign(script);
    }

    private static void FreeInside(Script script)
    {
        var dice = script.Dice;
        var kind = dice.Below(4);
        if (!StockOf(script, kind).TryPeek(dice, out var piece))
            return;
        var offset = dice.Percent(70) ? 1 + dice.Below(piece.Shape.Size) : unchecked(0 - dice.Scaled(4096));
        script.Emit(FreeOf(kind, Place.Of(piece.Label, offset)));
    }

    private static void FreeAsAnother(Script script)
    {
        var dice = script.Dice;
        var kind = dice.Below(4);
        if (!StockOf(script, kind).TryPeek(dice, out var piece))
            return;
        var place = Place.Of(piece.Label);
        var other = Numbers.Twist(dice, piece.Shape);
        script.Emit(kind switch
        {
            0 => new Free(place, other),
            1 => dice.Percent(80)
                ? new DmaFree(place, (piece.Shape.Size / Numbers.Page) + 1 + dice.Below(3UL))
                : new Free(place, other),
            2 => new Unshare(place, null, piece.Shape.Size + 1 + dice.Below(16UL), null),
            _ => new HeapFree(place, other),
        });
    }

    /// <summary>Frees an address that was never allocated: in the heap, in RAM, or elsewhere.</summary>
    public static void FreeForeign(Script script)
    {
        var dice = script.Dice;
        var place = Place.At(Numbers.Address(dice, script.Machine));
        var shape = Numbers.Shape(dice, 8192);
        script.Emit(dice.Below(4) switch
        {
            0 => new Free(place, shape),
            1 => new DmaFree(place, 1 + dice.Below(3UL)),
            2 => new Unshare(place, HalMoves.Guest(script), shape.Size, HalMoves.AnyDirection(script)),
            _ => new HeapFree(place, shape),
        });
    }

    /// <summary>Refers to nothing, or to the result of another kind of command; the command is idle.</summary>
    private static void NameNothing(Script script)
    {
        if (script.Dice.Percent(80))
            FreeForeign(script);
        else if (script.Heap.TryPeek(script.Dice, out var piece))
            script.Emit(new Unshare(Place.Of(piece.Label), null, null, null));
        else
            script.Emit(new Free(Place.Nothing, null));
    }

    private static Stock StockOf(Script script, int kind) => kind switch
    {
        0 => script.Buffers,
        1 => script.Dma,
        2 => script.Bounces,
        _ => script.Heap,
    };

    private static Command FreeOf(int kind, Place place) => kind switch
    {
        0 => new Free(place, null),
        1 => new DmaFree(place, null),
        2 => new Unshare(place, null, null, null),
        _ => new HeapFree(place, null),
    };
}
