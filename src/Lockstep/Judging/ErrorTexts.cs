namespace Lockstep.Judging;

/// <summary>
/// Checks that every error text is actionable: it has the error's name, the invalid values, and what is allowed or what
/// to do. The wording between the values is up to the implementation.
/// </summary>
internal static class ErrorTexts
{
    private const string Form = "in parts: 'Name: what was asked; what is allowed or what to do'";
    private const int MinParts = 3;

    /// <summary>Adds a difference if the text of a correct answer lacks something.</summary>
    /// <param name="command">The resolved command.</param>
    /// <param name="outcome">The predicted outcome; a success needs no text.</param>
    /// <param name="view">The model's view after the command.</param>
    /// <param name="text">The error text of the subject.</param>
    /// <param name="differences">Receives the difference.</param>
    public static void Check(
        Command command, Outcome outcome, in View view, string? text, List<Difference> differences)
    {
        if (outcome.Answer.Succeeded)
            return;
        var actual = text ?? string.Empty;
        var missing = ErrorFacts.MissingIn(actual, command, outcome, view);
        if (missing is null && HasParts(actual))
            return;
        var expected = missing is null ? Form : "names " + string.Join(" and ", missing);
        differences.Add(new Difference("error text", expected, text is null ? "no text" : $"\"{text}\""));
    }

    // Parts end at a colon or semicolon followed by a space, and each contains a letter.
    private static bool HasParts(ReadOnlySpan<char> text)
    {
        var parts = 0;
        for (var rest = text; ; parts++)
        {
            var end = EndOfPart(rest);
            if (!HasLetter(rest[..end]))
                return false;
            if (end == rest.Length)
                return parts + 1 >= MinParts;
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
