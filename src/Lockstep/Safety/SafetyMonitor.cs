namespace Lockstep.Safety;

/// <summary>
/// Checks policy-independent safety invariants over a stream of events from a simulated run or a log. A log may be
/// incomplete: a rule is not judged until every kind of event that it needs has occurred, and its violations are
/// deferred until then.
/// </summary>
/// <param name="declared">
/// The kinds of events that the source emits whenever they happen; other kinds are learnt from the events. With
/// <see cref="EventKinds.All"/>, as for the simulated platform, the absence of a write means that there was none.
/// </param>
public sealed class SafetyMonitor(EventKinds declared = EventKinds.None)
{
    private readonly SafetyRule[] _rules = [.. SafetyRule.All];
    private readonly SafetyLedger _ledger = new();
    private readonly List<Violation> _violations = [];
    private readonly List<(SafetyRule Rule, Violation Violation)> _deferred = [];
    private EventKinds _known = declared;
    private EventKinds _seen;

    /// <summary>Processes the next event.</summary>
    /// <returns>The first violation reported now, or null; the verdict has all of them.</returns>
    public Violation? Observe(SafetyEvent safetyEvent)
    {
        var count = _violations.Count;
        _seen |= safetyEvent.Kind;
        _known |= _seen;
        ReportDeferred();
        foreach (var rule in _rules)
        {
            if ((rule.Watches & safetyEvent.Kind) != EventKinds.None
                && rule.Check(safetyEvent, _ledger) is { } sentence)
                Report(rule, new Violation(rule.Name, sentence, _ledger.Index));
        }

        _ledger.Apply(safetyEvent);
        return _violations.Count > count ? _violations[count] : null;
    }

    /// <summary>The verdict on the events so far.</summary>
    public Verdict Finish() => new(
        [.. _violations],
        NotJudged: NamesOf(rule => !rule.CanJudge(_known)),
        NotTried: NamesOf(rule => (rule.Watches & _seen) == EventKinds.None));

    private string[] NamesOf(Func<SafetyRule, bool> chosen) =>
        [.. _rules.Where(chosen).Select(rule => rule.Name)];

    private void Report(SafetyRule rule, Violation violation)
    {
        if (rule.CanJudge(_known))
            _violations.Add(violation);
        else
            _deferred.Add((rule, violation));
    }

    private void ReportDeferred()
    {
        if (_deferred.Count == 0)
            return;
        foreach (var (rule, violation) in _deferred)
        {
            if (rule.CanJudge(_known))
                _violations.Add(violation);
        }

        _deferred.RemoveAll(deferred => deferred.Rule.CanJudge(_known));
    }
}
