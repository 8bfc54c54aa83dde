namespace Lockstep.Safety;

/// <summary>An event that breaks a rule.</summary>
/// <param name="Rule">The name of the rule, see <see cref="SafetyRule.All"/>.</param>
/// <param name="Sentence">What happened, with addresses, for a reader who knows nothing of the run.</param>
/// <param name="Index">The event's index, from 0.</param>
public sealed record Violation(string Rule, string Sentence, int Index)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Rule}, event {Index}: {Sentence}";
}

/// <summary>What the monitor says of all events together.</summary>
/// <param name="Violations">In the order in which they could be told.</param>
/// <param name="NotJudged">The names of the rules for which the events did not tell enough.</param>
/// <param name="NotTried">The names of the rules that no event could have broken, judged or not.</param>
public sealed record Verdict(
    IReadOnlyList<Violation> Violations, IReadOnlyList<string> NotJudged, IReadOnlyList<string> NotTried)
{
    /// <summary>
    /// Whether no rule was seen broken; see <see cref="NotJudged"/> for those that nobody looked at.
    /// </summary>
    public bool IsSafe => Violations.Count == 0;
}
