using Lockstep.Safety;

namespace Properties.Safety;

/// <summary>Runs hand-written events through the safety monitor.</summary>
internal static class Monitored
{
    public const ulong Granule = 0x1000;

    /// <summary>Events of the guest clearing a granule and sharing it.</summary>
    public static SafetyEvent[] CleanShare(ulong start) =>
        [new Written(start, Granule, IsZero: true), new Shared(start, Granule)];

    /// <summary>The verdict of a monitor with a source of all kinds of events.</summary>
    public static Verdict Run(params IEnumerable<SafetyEvent> events)
    {
        var monitor = new SafetyMonitor(EventKinds.All);
        foreach (var safetyEvent in events)
            monitor.Observe(safetyEvent);
        return monitor.Finish();
    }

    /// <summary>Asserts that the events break no rule and every rule was judged.</summary>
    public static void Good(params IEnumerable<SafetyEvent> events)
    {
        var verdict = Run(events);
        Assert.Empty(verdict.Violations);
        Assert.Empty(verdict.NotJudged);
    }

    /// <summary>Asserts that the last event, and no other, breaks exactly this rule, with this sentence.</summary>
    public static void Bad(string rule, string sentence, params SafetyEvent[] events)
    {
        var violation = Assert.Single(Run(events).Violations);
        Assert.Equal(rule, violation.Rule);
        Assert.Equal(sentence, violation.Sentence);
        Assert.Equal(events.Length - 1, violation.Index);
    }
}
