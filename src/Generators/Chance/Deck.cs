namespace Generators.Chance;

/// <summary>A weighted choice.</summary>
/// <typeparam name="T">The type of the choices.</typeparam>
internal sealed class Deck<T>
{
    private readonly T[] _cards;

    public Deck(params ReadOnlySpan<(int Weight, T Card)> cards)
    {
        var all = new List<T>();
        foreach (var (weight, card) in cards)
        {
            all.AddRange(Enumerable.Repeat(card, weight));
        }

        _cards = [.. all];
    }

    public T Draw(Dice dice) => _cards[dice.Below(_cards.Length)];
}
