namespace Lockstep.Judging;

/// <summary>
/// The rule that every error tells a person enough: its name, the values that were wrong, and what is allowed or what
/// to do. It fixes no wording: which words stand between the values is the implementation's own business.
/// </summary>
internal static class ErrorTexts
{
    private const string Form = "in parts: 'Name: what was asked; what is allowed or what to do'";
    private const int LeastParts = 3;

    /// <summary>Adds a difference where the text of a right answer does not say enough.</summary>
    /// <param name="command">The resolved command.</param>
    /// <param name="outcome">What the model predicts; a success needs no text.</param>
    /// <param name="view">The model's view behind the command.</param>
    /// <param name="text">What the subject says of the error.</param>
    /// <param name="differences">Gets what is missing.</param>
    public static void Check(
        Command command, Outcome outcome, View view, string? text, List<Difference> differences)
    {
        if (outcome.Answer.Succeeded)
            return;
        var said = text ?? string.Empty;
        var missing = ErrorFacts.Of(command, outcome, view);
        missing.RemoveAll(fact => fact.IsSaidIn(said));
        if (missing.Count == 0 && HasParts(said))
            return;
        var expected = missing.Count == 0 ? Form : "names " + string.Join(" and ", missing);
        differences.Add(new Difference("error text", expected, text is null ? "no text" : $"\"{text}\""));
    }

    // Parts end at a colon or a semicolon before a space, and each has a letter.
    private static bool HasParts(ReadOnlySpan<char> text)
    {
        var parts = 0;
        for (var rest = text; ; parts++)
        {
            var end = EndOfPart(rest);
            if (!HasLetter(rest[..end]))
                return false;
            if (end == rest.Length)
                return parts + 1 >= LeastParts;
            rest = rest[(end + ": ".Length)..];
        }
    }

    private static int EndOfPart(ReadOnlySpan<char> text)
    {
        var (colon, semicolon) = (text.IndexOf(": "), text.IndexOf("; "));
        return (colon, semicolon) switch
        {
            (< 0, < 0) => text.Length,
            (< 0, _) => semicolon,
            (_, < 0) => colon,
            _ => Math.Min(colon, semicolon),
        };
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (char.IsLetter(letter))
                return true;
        }

        return false;
    }
}
