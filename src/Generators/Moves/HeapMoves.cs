using Generators.Chance;
using Generators.Writing;

namespace Generators.Moves;

/// <summary>The firmware's own use of its heap, which it shares with the pool.</summary>
internal static class HeapMoves
{
    public static Deck<Move> All { get; } = new((5, Allocate), (4, Free), (3, Write));

    public static void Allocate(Script script)
    {
        var all = script.Machine.Heap.Size;
        Allocate(script, Numbers.Shape(script.Dice, Math.Max(16, script.Dice.Percent(90) ? all / 8 : all)));
    }

    public static void Allocate(Script script, Shape shape)
    {
        var works = script.Forecast.TakesFromHeap(shape);
        script.Make(new HeapAllocate(script.NextLabel, shape), shape, script.Heap, works);
    }

    public static void Free(Script script)
    {
        if (!script.Heap.TryTake(script.Dice, out var piece))
        {
            Allocate(script);
            return;
        }

        script.Emit(new HeapFree(Place.Of(piece.Label), script.Dice.Percent(10) ? piece.Shape : null));
        script.Forecast.GivesToHeap(piece.Shape);
    }

    /// <summary>The guest writes private data, also to memory that the pool may share later.</summary>
    public static void Write(Script script)
    {
        var dice = script.Dice;
        var isBuffer = script.Buffers.TryPeek(dice, out var piece) && dice.Percent(30);
        var place = isBuffer ? Place.Of(piece.Label) : HalMoves.Guest(script);
        var bytes = dice.Scaled(dice.Percent(80) ? 4096UL : 1 << 16);
        script.Emit(new GuestWrite(place, bytes, (byte)dice.Next()));
    }
}
