namespace Lockstep.Judging;

/// <summary>A value that a text must contain, in one of several forms.</summary>
/// <param name="OneOf">The accepted phrases.</param>
internal readonly record struct RequiredPhrase(params string[] OneOf)
{
    /// <summary>Whether a text contains one of the phrases as a whole word.</summary>
    public bool IsIn(string text)
    {
        foreach (var phrase in OneOf)
        {
            if (Has(text, phrase))
                return true;
        }

        return false;
    }

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
