using System.Collections.Frozen;

namespace Lockstep.Notation.Text;

/// <summary>
/// The labels of one text. A word of letters that is a number (see <see cref="LabelText"/>) is that number. Any other
/// word, such as tx-ring, gets the lowest number that no word of the text is: printing writes the letters of it.
/// </summary>
internal sealed class LabelNames
{
    /// <summary>The accepted forms, for an error.</summary>
    public const string Expected =
        "a label: a lower-case letter, then letters, digits, or hyphens before a letter (a, ring2, tx-ring)";

    private readonly Dictionary<string, int> _named = new(StringComparer.Ordinal);
    private readonly HashSet<int> _taken = [];
    private int _next;

    /// <summary>The words by their numbers, but for those that are numbers.</summary>
    public FrozenDictionary<int, string> Words => _named.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Reserves the numbers of all words of a line, before the first line is read.</summary>
    public void Reserve(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            var end = word.IndexOfAny(['+', '-']);
            if (LabelText.TryParse(end < 0 ? word : word.AsSpan(0, end), out var label))
                _taken.Add(label);
        }
    }

    /// <summary>The number of a label; false if the word cannot be one.</summary>
    public bool TryFind(string word, out int label)
    {
        if (LabelText.TryParse(word, out label) || _named.TryGetValue(word, out label))
            return true;
        if (!IsName(word))
            return false;
        while (_taken.Contains(_next))
            _next++;
        label = _next++;
        _named.Add(word, label);
        return true;
    }

    // A hyphen before a digit would be an offset: tx-2 is two bytes before tx.
    private static bool IsName(string word)
    {
        for (var at = 0; at < word.Length; at++)
        {
            var isLetter = char.IsAsciiLetterLower(word[at]);
            var isFirst = at == 0 || word[at - 1] == '-';
            if (!isLetter && (isFirst || !(char.IsAsciiDigit(word[at]) || word[at] == '-')))
                return false;
        }

        return word.Length > 0 && word[^1] != '-' && !string.Equals(word, PlaceText.Nothing, StringComparison.Ordinal);
    }
}
