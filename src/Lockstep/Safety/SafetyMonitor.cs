namespace Lockstep.Safety;

/// <summary>
/// Holds the safety rules over a stream of events, of a simulated run or of a log. A log may not tell
/// everything: a rule stays unjudged until each kind of event that it needs was seen, and what seemed to
/// break it meanwhile is kept back until then.
/// </summary>
/// <param name="told">
/// The kinds of events that the source tells, also where none of that kind happens; the others are learnt
/// from the events. <see cref="EventKinds.All"/> for the simulated platform: where it tells no write, the
/// guest wrote nothing.
/// </param>
public sealed class SafetyMonitor(EventKinds told = EventKinds.None)
{
    private readonly SafetyRule[] _rules = [.. SafetyRule.All];
    private readonly SafetyLedger _ledger = new();
    private readonly List<Violation> _violations = [];
    private readonly List<(SafetyRule Rule, Violation Violation)> _keptBack = [];
    private EventKinds _told = told;
    private EventKinds _seen;

    /// <summary>Takes the next event.</summary>
    /// <returns>The first violation that can be told now; all of them are in the verdict.</returns>
    public Violation? Observe(SafetyEvent safetyEvent)
    {
        var known = _violations.Count;
        _seen |= safetyEvent.Kind;
        _told |= _seen;
        TellKeptBack();
        foreach (var rule in _rules)
        {
            if ((rule.Watches & safetyEvent.Kind) != EventKinds.None
                && rule.Check(safetyEvent, _ledger) is { } sentence)
                Report(rule, new Violation(rule.Name, sentence, _ledger.Index));
        }

        _ledger.Book(safetyEvent);
        return _violations.Count > known ? _violations[known] : null;
    }

    /// <summary>The verdict on the events so far.</summary>
    public Verdict Finish() => new(
        [.. _violations],
        NotJudged: NamesOf(rule => !rule.CanJudge(_told)),
        NotTried: NamesOf(rule => (rule.Watches & _seen) == EventKinds.None));

    private string[] NamesOf(Func<SafetyRule, bool> chosen) =>
        [.. _rules.Where(chosen).Select(rule => rule.Name)];

    private void Report(SafetyRule rule, Violation violation)
    {
        if (rule.CanJudge(_told))
            _violations.Add(violation);
        else
            _keptBack.Add((rule, violation));
    }

    private void TellKeptBack()
    {
        foreach (var (rule, violation) in _keptBack)
        {
            if (rule.CanJudge(_told))
                _violations.Add(violation);
        }

        _keptBack.RemoveAll(kept => kept.Rule.CanJudge(_told));
    }
}
