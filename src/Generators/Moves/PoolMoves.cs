using Generators.Chance;
using Generators.Writing;

namespace Generators.Moves;

/// <summary>A driver that allocates and frees buffers of the shared pool.</summary>
internal static class PoolMoves
{
    public static Deck<Move> All { get; } = new(
        (20, Allocate), (18, Free), (3, Refill), (2, Churn), (2, FillAndDrain));

    /// <summary>Allocates a buffer; if the pool was full last time, mostly frees one instead.</summary>
    public static void Allocate(Script script)
    {
        if (script.Forecast.IsFull && script.Dice.Percent(60))
            Free(script);
        else
            Allocate(script, Numbers.Shape(script.Dice, script.Forecast.Most));
    }

    /// <summary>Frees a buffer, or allocates one if there is none.</summary>
    public static void Free(Script script)
    {
        if (script.Buffers.TryTake(script.Dice, out var piece))
            Free(script, piece, script.Dice.Percent(10));
        else
            Allocate(script, Numbers.Shape(script.Dice, script.Forecast.Most));
    }

    public static void Refill(Script script) => Refill(script, Numbers.Shape(script.Dice, script.Forecast.Most));

    public static void Refill(Script script, Shape shape)
    {
        script.Emit(new Refill(shape));
        script.Forecast.Refills(shape);
    }

    /// <summary>Alternates between allocating and freeing: a steady workload must not refill.</summary>
    private static void Churn(Script script)
    {
        var shape = Numbers.Shape(script.Dice, 4096);
        for (var times = script.Dice.Between(2, 4); times > 0; times--)
        {
            Allocate(script, shape);
            Free(script);
        }
    }

    /// <summary>Allocates several buffers of one size and frees them in any order: split blocks must merge.</summary>
    private static void FillAndDrain(Script script)
    {
        var shape = Numbers.Shape(script.Dice, Math.Max(16, script.Forecast.Most / 4));
        var times = script.Dice.Between(2, 6);
        for (var taken = 0; taken < times; taken++)
            Allocate(script, shape);
        for (var freed = 0; freed < times; freed++)
            Free(script);
        if (script.Dice.Percent(50))
            Allocate(script, shape with { Size = shape.Size * 2 });
    }

    /// <summary>
    /// Refills with the largest block of the heap, repeatedly: where a refill ends in quarantine, the next one finds no
    /// other block and retries it.
    /// </summary>
    public static void RefillAgain(Script script)
    {
        var most = Math.Max(1, script.Forecast.HeapLargest);
        for (var times = script.Dice.Between(3, 8); times > 0; times--)
            Refill(script, new Shape(script.Dice.Percent(70) ? most : Math.Max(1, most / 2), 1));
    }

    public static void Allocate(Script script, Shape shape) => script.Make(
        new Allocate(script.NextLabel, shape), shape, script.Buffers, script.Forecast.TakesFromPool(shape));

    private static void Free(Script script, Piece piece, bool givesShape)
    {
        script.Emit(new Free(Place.Of(piece.Label), givesShape ? piece.Shape : null));
        script.Forecast.GivesToPool(piece.Shape);
    }
}
