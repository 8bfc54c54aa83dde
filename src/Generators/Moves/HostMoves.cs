using Generators.Chance;
using Generators.Writing;

namespace Generators.Moves;

/// <summary>The host reads and writes memory visible to it, between and during operations.</summary>
internal static class HostMoves
{
    public static Deck<Move> All { get; } = new((2, Read), (3, Write));

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

    /// <summary>Immediately only if the host can see something; it may always wait for the next operation.</summary>
    private static (Place Place, int? After) When(Script script)
    {
        var dice = script.Dice;
        var sees = script.Forecast.SharesNow || script.Machine.Swiotlb.Size > 0;
        int? after = sees && dice.Percent(60) ? null : (int)dice.Scaled(dice.Percent(90) ? 8UL : 255);
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
