using Generators.Chance;
using Generators.Writing;

namespace Generators.Moves;

/// <summary>A virtio driver using the HAL: DMA memory, bounce buffers, device memory.</summary>
internal static class HalMoves
{
    private const ulong BounceAlignment = 16;

    public static Deck<Move> All { get; } = new(
        (6, AllocateDma), (5, FreeDma), (8, ShareBuffer), (7, UnshareBuffer), (1, TranslateMmio));

    public static void AllocateDma(Script script)
    {
        if (script.Forecast.IsFull && script.Dma.Count > 0 && script.Dice.Percent(60))
        {
            FreeDma(script);
            return;
        }

        AllocateDma(script, script.Dice.Percent(90) ? 1 + script.Dice.Below(3UL) : script.Dice.Scaled(64));
    }

    public static void AllocateDma(Script script, ulong pages)
    {
        var shape = DmaShape(pages);
        var works = script.Forecast.TakesFromPool(shape);
        script.Make(new DmaAllocate(script.NextLabel, pages), shape, script.Dma, works);
    }

    public static Shape DmaShape(ulong pages) => new(pages * Numbers.Page, Numbers.Page);

    public static void ShareBuffer(Script script)
    {
        if (script.Forecast.IsFull && script.Bounces.Count > 0 && script.Dice.Percent(60))
        {
            UnshareBuffer(script);
            return;
        }

        var bytes = Numbers.Size(script.Dice, Math.Min(script.Forecast.Most, 0x1_0000));
        ShareBuffer(script, Guest(script), bytes);
    }

    public static void ShareBuffer(Script script, Place buffer, ulong bytes)
    {
        var shape = new Shape(bytes, BounceAlignment);
        var wraps = buffer.Kind == PlaceKind.Address && buffer.Value > ulong.MaxValue - bytes;
        script.Make(
            new Share(script.NextLabel, buffer, bytes, AnyDirection(script)),
            shape,
            script.Bounces,
            !wraps && script.Forecast.TakesFromPool(shape));
    }

    public static Direction AnyDirection(Script script) =>
        script.Dice.Of(Direction.ToDevice, Direction.FromDevice, Direction.Both);

    /// <summary>A guest buffer: heap memory, any RAM, or another buffer.</summary>
    public static Place Guest(Script script)
    {
        if (script.Dice.Percent(50) && script.Heap.TryPeek(script.Dice, out var piece))
            return Place.Of(piece.Label, script.Dice.Below(piece.Shape.Size));
        if (script.Dice.Percent(10) && script.Dma.TryPeek(script.Dice, out piece))
            return Place.Of(piece.Label);
        return Place.At(Numbers.Address(script.Dice, script.Machine));
    }

    public static void FreeDma(Script script)
    {
        var dice = script.Dice;
        if (!script.Dma.TryTake(dice, out var piece))
        {
            AllocateDma(script);
            return;
        }

        script.Emit(dice.Below(8) switch
        {
            0 => new Free(Place.Of(piece.Label), null),
            1 => new Free(Place.Of(piece.Label), piece.Shape),
            2 => new DmaFree(Place.Of(piece.Label), piece.Shape.Size / Numbers.Page),
            _ => new DmaFree(Place.Of(piece.Label), null),
        });
        script.Forecast.GivesToPool(piece.Shape);
    }

    public static void UnshareBuffer(Script script)
    {
        if (!script.Bounces.TryTake(script.Dice, out var piece))
        {
            ShareBuffer(script);
            return;
        }

        UnshareBuffer(script, piece);
    }

    public static void UnshareBuffer(Script script, Piece piece)
    {
        var dice = script.Dice;
        script.Emit(dice.Below(8) switch
        {
            0 => new Unshare(Place.Of(piece.Label), null, piece.Shape.Size, null),
            1 => new Free(Place.Of(piece.Label), piece.Shape),
            _ => new Unshare(Place.Of(piece.Label), null, null, null),
        });
        script.Forecast.GivesToPool(piece.Shape);
    }

    private static void TranslateMmio(Script script)
    {
        var bar = script.Map.Bar;
        var isGood = bar.Size > 0 && script.Dice.Percent(60);
        script.Emit(new MmioAddress(isGood
            ? Ranges.AsArea(script.Dice, Ranges.Within(script.Dice, bar))
            : Ranges.Wild(script.Dice, bar)));
    }
}
