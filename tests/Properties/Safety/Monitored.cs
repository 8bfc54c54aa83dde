using Lockstep.Safety;

namespace Properties.Safety;

/// <summary>How the tests of the rules run hand-written events.</summary>
internal static class Monitored
{
    public const ulong Granule = 0x1000;

    /// <summary>The guest clears a granule and shares it.</summary>
    public static SafetyEvent[] CleanShare(ulong start) =>
        [new Written(start, Granule, IsZero: true), new Shared(start, Granule)];

    /// <summary>The verdict of a monitor whose source tells every kind of event.</summary>
    public static Verdict Run(params IEnumerable<SafetyEvent> events)
    {
        var monitor = new SafetyMonitor(EventKinds.All);
        foreach (var safetyEvent in events)
            monitor.Observe(safetyEvent);
        return monitor.Finish();
    }

    /// <summary>Asserts that nothing is wrong with the events, and that every rule was judged.</summary>
    public static void Good(params IEnumerable<SafetyEvent> events)
    {
        var verdict = Run(events);
        Assert.Empty(verdict.Violations);
        Assert.Empty(verdict.NotJudged);
    }

    /// <summary>
    /// Asserts that the last event, and no other, breaks exactly one rule, and what is said of it.
    /// </summary>
    public static void Bad(string rule, string sentence, params SafetyEvent[] events)
    {
        var violation = Assert.Single(Run(events).Violations);
        Assert.Equal(rule, violation.Rule);
        Assert.Equal(sentence, violation.Sentence);
        Assert.Equal(events.Length - 1, violation.Index);
    }
}
