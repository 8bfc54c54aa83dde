namespace Lockstep.Safety;

/// <summary>An event that violates a rule.</summary>
/// <param name="Rule">The name of the rule, see <see cref="SafetyRule.All"/>.</param>
/// <param name="Sentence">What happened, with addresses, for a reader without further context.</param>
/// <param name="Index">The event's index, from 0.</param>
public sealed record Violation(string Rule, string Sentence, int Index)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Rule}, event {Index}: {Sentence}";
}

/// <summary>The monitor's verdict on all events.</summary>
/// <param name="Violations">The violations, in the order in which they could be judged.</param>
/// <param name="NotJudged">The names of the rules that the events did not suffice to judge.</param>
/// <param name="NotTried">The names of the rules that no event could have violated, judged or not.</param>
public sealed record Verdict(
    IReadOnlyList<Violation> Violations, IReadOnlyList<string> NotJudged, IReadOnlyList<string> NotTried)
{
    /// <summary>
    /// Whether there is no violation; <see cref="NotJudged"/> lists the rules that were not checked.
    /// </summary>
    public bool IsSafe => Violations.Count == 0;
}
