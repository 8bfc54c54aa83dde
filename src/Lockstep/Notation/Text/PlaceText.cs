namespace Lockstep.Notation.Text;

/// <summary>The text form of places: a, a+8, tx-ring-16, 0x80001000, visible#2, nothing.</summary>
public static class PlaceText
{
    /// <summary>The word for no place.</summary>
    internal const string Nothing = "nothing";

    /// <summary>The expected forms, for an error.</summary>
    internal const string Expected = "a label, an address, visible#N or nothing";

    private const string Visible = "visible#";

    /// <summary>The word for a place.</summary>
    public static string Print(Place place) => place.Kind switch
    {
        PlaceKind.Nothing => Nothing,
        PlaceKind.Address => NumberText.Address(unchecked(place.Value + place.Offset)),
        PlaceKind.Label => LabelText.Print((int)place.Value) + Offset(place.Offset),
        _ => Visible + NumberText.Plain(place.Value) + Offset(place.Offset),
    };

    /// <summary>Parses a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="names">The labels of the text.</param>
    /// <param name="place">The place; nothing if the word is none.</param>
    internal static bool TryParse(string word, LabelNames names, out Place place)
    {
        place = Place.Nothing;
        var sign = SignOf(word);
        var offset = 0UL;
        if (sign > 0 && !NumberText.TryParse(word.AsSpan(sign + 1), out offset))
        {
            return false;
        }

        var shift = sign > 0 && word[sign] == '-' ? unchecked(0 - offset) : offset;
        return TryParse(sign > 0 ? word[..sign] : word, shift, isBare: sign <= 0, names, out place);
    }

    // A hyphen before a letter belongs to a label.
    private static int SignOf(string word)
    {
        for (var at = 1; at < word.Length; at++)
        {
            if (word[at] == '+' || (word[at] == '-' && !(at + 1 < word.Length && char.IsAsciiLetter(word[at + 1]))))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool TryParse(string start, ulong offset, bool isBare, LabelNames names, out Place place)
    {
        place = Place.Nothing;
        if (string.Equals(start, Nothing, StringComparison.Ordinal))
        {
            return isBare;
        }

        if (start.StartsWith(Visible, StringComparison.Ordinal))
        {
            var isIndex = NumberText.TryParse(start.AsSpan(Visible.Length), out var index);
            place = Place.Visible(index, offset);
            return isIndex;
        }

        if (names.TryFind(start, out var label))
        {
            place = Place.Of(label, offset);
            return true;
        }

        var isAddress = NumberText.TryParse(start, out var address);
        place = Place.At(unchecked(address + offset));
        return isAddress;
    }

    // Offsets wrap at 2^64: a large one is a small negative one.
    private static string Offset(ulong offset) => offset switch
    {
        0 => "",
        <= long.MaxValue => "+" + NumberText.Plain(offset),
        _ => "-" + NumberText.Plain(unchecked(0 - offset)),
    };
}
