using Generators.Chance;
using Generators.Writing;

namespace Generators.Moves;

/// <summary>The host reads and writes memory visible to it, between and during operations.</summary>
internal static class HostMoves
{
    public static Deck<Move> All { get; } = new(
        (2, Read), (3, Write), (7, InterruptCopy), (3, InterruptUse), (2, InterruptRefill));

    public static void Read(Script script)
    {
        var (place, after) = When(script);
        script.Emit(new HostRead(place, script.Dice.Scaled(8192), after));
    }

    public static void Write(Script script)
    {
        var (place, after) = When(script);
        script.Emit(new HostWrite(place, script.Dice.Scaled(8192), after, (byte)script.Dice.Next()));
    }

    /// <summary>During the copy back of a bounce buffer, the host accesses that buffer.</summary>
    public static void InterruptCopy(Script script)
    {
        if (!script.Bounces.TryTake(script.Dice, out var piece))
        {
            InterruptUse(script);
            return;
        }

        var offset = script.Dice.Percent(50) ? 0 : script.Dice.Below(piece.Shape.Size);
        Interrupt(script, Place.Of(piece.Label, offset), script.Dice.Percent(90) ? Moment.Read : Moment.Write);
        HalMoves.UnshareBuffer(script, piece);
    }

    /// <summary>While a buffer is cleared or filled, the host accesses anything that it sees.</summary>
    public static void InterruptUse(Script script)
    {
        var moment = script.Dice.Percent(85) ? Moment.Write : Moment.Read;
        Interrupt(script, Place.Visible(script.Dice.Below(8UL)), moment);
        if (script.Dice.Percent(40))
            HalMoves.AllocateDma(script);
        else
            HalMoves.ShareBuffer(script);
    }

    /// <summary>While a block is shared granule by granule, the host accesses anything that it sees.</summary>
    public static void InterruptRefill(Script script)
    {
        Interrupt(script, Place.Visible(script.Dice.Below(8UL)), Moment.Entry);
        PoolMoves.Refill(script);
    }

    // Most operations have one such instant; only copies of more than a page have more than one read.
    private static void Interrupt(Script script, Place place, Moment moment)
    {
        var dice = script.Dice;
        var (bytes, instant) = (dice.Scaled(8192), new Instant(moment, dice.Percent(75) ? 1 : (int)dice.Scaled(16)));
        script.Emit(dice.Percent(50)
            ? new HostRead(place, bytes, instant)
            : new HostWrite(place, bytes, instant, (byte)dice.Next()));
    }

    /// <summary>Immediately only if the host can see something; it may always wait for the next operation.</summary>
    private static (Place Place, Instant? After) When(Script script)
    {
        var dice = script.Dice;
        var sees = script.Forecast.SharesNow || script.Machine.Swiotlb.Size > 0;
        Instant? after = sees && dice.Percent(60)
            ? null
            : new Instant(Moment.Entry, (int)dice.Scaled(dice.Percent(90) ? 8UL : 255));
        if (sees && after is null && dice.Percent(40) && AnyBuffer(script, out var piece))
            return (Place.Of(piece.Label, dice.Below(piece.Shape.Size)), after);
        var granule = Math.Clamp(script.Machine.Granule, 1, Numbers.Page);
        return after is not null && dice.Percent(20)
            ? (Place.At(Numbers.Address(dice, script.Machine)), after)
            : (Place.Visible(dice.Below(64UL), dice.Percent(50) ? 0 : dice.Below(granule)), after);
    }

    private static bool AnyBuffer(Script script, out Piece piece) =>
        (script.Stage == Stage.Open ? script.Dice.Below(3) : -1) switch
        {
            0 => script.Buffers.TryPeek(script.Dice, out piece),
            1 => script.Dma.TryPeek(script.Dice, out piece),
            2 => script.Bounces.TryPeek(script.Dice, out piece),
            _ => Nothing(out piece),
        };

    private static bool Nothing(out Piece piece)
    {
        piece = default;
        return false;
    }
}
