namespace Generators.Chance;

/// <summary>Cards, some of them several times: what is drawn more often has more weight.</summary>
/// <typeparam name="T">What a card says.</typeparam>
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
