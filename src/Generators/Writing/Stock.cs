using Generators.Chance;

namespace Generators.Writing;

/// <summary>The result of a command.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Shape">Its size and alignment in bytes.</param>
internal readonly record struct Piece(int Label, Shape Shape);

/// <summary>The live and the freed results of one kind of command.</summary>
internal sealed class Stock
{
    private readonly List<Piece> _live = [];
    private readonly List<Piece> _stale = [];

    public int Count => _live.Count;

    public void Put(Piece piece) => _live.Add(piece);

    /// <summary>Removes a live piece (the newest, the oldest or any), which becomes stale.</summary>
    public bool TryTake(Dice dice, out Piece piece)
    {
        if (_live.Count == 0)
        {
            piece = default;
            return false;
        }

        var index = dice.Below(4) switch { 0 => 0, 1 => _live.Count - 1, _ => dice.Below(_live.Count) };
        piece = _live[index];
        _live.RemoveAt(index);
        _stale.Add(piece);
        return true;
    }

    public bool TryPeek(Dice dice, out Piece piece) => TryPick(dice, _live, out piece);

    /// <summary>A freed piece, mostly the latest, whose memory is least likely to be in use again.</summary>
    public bool TryPeekStale(Dice dice, out Piece piece)
    {
        if (_stale.Count > 0 && dice.Percent(60))
        {
            piece = _stale[^1];
            return true;
        }

        return TryPick(dice, _stale, out piece);
    }

    private static bool TryPick(Dice dice, List<Piece> pieces, out Piece piece)
    {
        piece = pieces.Count == 0 ? default : pieces[dice.Below(pieces.Count)];
        return pieces.Count > 0;
    }
}
