namespace Lockstep.Judging;

/// <summary>A value that a text must have, as one of some phrases.</summary>
/// <param name="OneOf">The phrases, of which any will do.</param>
internal readonly record struct RequiredPhrase(params string[] OneOf)
{
    /// <summary>Whether a text has it; a number or name counts only where it stands by itself.</summary>
    public bool IsSaidIn(string text)
    {
        foreach (var phrase in OneOf)
        {
            if (Has(text, phrase))
                return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" or ", OneOf);

    private static bool Has(string text, string phrase)
    {
        for (var at = 0; (at = text.IndexOf(phrase, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var end = at + phrase.Length;
            if ((at == 0 || text[at - 1] is ' ' or '(') && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }
}
