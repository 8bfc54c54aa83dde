using Generators.Chance;
using Generators.Writing;

namespace Generators.Moves;

/// <summary>Invalid frees: foreign addresses, double frees, wrong layouts, wrong loans.</summary>
internal static class MisuseMoves
{
    public static Deck<Move> All { get; } = new(
        (4, FreeTwice), (4, FreeAsAnother), (3, UnshareAsAnother), (1, UnshareReused),
        (3, FreeInside), (3, FreeForeign), (1, NameNothing),
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

    /// <summary>
    /// Unshares a bounce buffer with an argument that a host chose, or a buffer that was not shared; then, sometimes,
    /// the bounce buffer as it was shared.
    /// </summary>
    private static void UnshareAsAnother(Script script)
    {
        var dice = script.Dice;
        var kind = dice.Percent(70) ? 2 : dice.Below(2);
        if (!StockOf(script, kind).TryPeek(dice, out var piece))
            return;
        var (place, size) = (Place.Of(piece.Label), piece.Shape.Size);
        script.Emit((kind, dice.Below(4)) switch
        {
            (2, 0) => new Unshare(place, null, null, HalMoves.AnyDirection(script)),
            (2, 1) => new Unshare(place, null, 1 + dice.Below(size), null),
            (2, 2) => new Unshare(place, HalMoves.Guest(script), null, null),
            _ => new Unshare(place, HalMoves.Guest(script), size, HalMoves.AnyDirection(script)),
        });
        if (kind == 2 && dice.Percent(30) && script.Bounces.TryTake(dice, out piece))
            script.Emit(new Unshare(Place.Of(piece.Label), null, null, null));
    }

    /// <summary>Unshares a bounce buffer that the pool freed and probably allocated again.</summary>
    private static void UnshareReused(Script script)
    {
        if (!script.Bounces.TryTake(script.Dice, out var piece))
            return;
        script.Emit(new Free(Place.Of(piece.Label), piece.Shape));
        script.Make(new Allocate(script.NextLabel, piece.Shape), piece.Shape, script.Buffers, succeeds: true);
        script.Emit(new Unshare(Place.Of(piece.Label), null, null, null));
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
