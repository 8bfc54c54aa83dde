using Lockstep.Safety;

namespace Properties.Safety;

/// <summary>Verdicts on incomplete logs: which rules are judged and which violations are reported.</summary>
public class JudgeabilityTests
{
    private const string Failures = "failure-restores";

    private static IEnumerable<string> Names => SafetyRule.All.Select(rule => rule.Name);

    [Fact]
    public void Rule_without_its_events_is_not_judged()
    {
        var monitor = new SafetyMonitor();
        Assert.Null(monitor.Observe(new Shared(0x1000, 0x1000)));
        Assert.Null(monitor.Observe(new Allocated(0x1000, 64, 64)));

        var verdict = monitor.Finish();

        Assert.True(verdict.IsSafe);
        Assert.Equal(
            [
                "single-fetch", "freed-was-live", "clean-when-shared", "heap-private", "private-after-close",
                "no-allocation-after-close", "failure-restores", "guard-closed", "truthful",
                "payload-private", "dma-zeroed", "payload-clean", "only-needed-bytes", "bounce-initialised",
                "returned-as-lent",
            ],
            verdict.NotJudged,
            StringComparer.Ordinal);
    }

    [Fact]
    public void Empty_log_judges_no_rule() =>
        Assert.Equal(Names, new SafetyMonitor().Finish().NotJudged, StringComparer.Ordinal);

    [Fact]
    public void Complete_source_judges_every_rule_and_lists_those_not_exercised()
    {
        var monitor = new SafetyMonitor(EventKinds.All);
        Assert.Equal(Names, monitor.Finish().NotTried, StringComparer.Ordinal);

        monitor.Observe(new StaticRange(0x1000, 0x1000));
        monitor.Observe(new Allocated(0x1000, 64, 64));

        Assert.Empty(monitor.Finish().NotJudged);
        Assert.Equal(
            [
                "single-fetch", "freed-was-live", "clean-when-shared", "heap-private", "private-after-close",
                "failure-restores", "guard-closed", "truthful", "payload-private", "payload-clean", "only-needed-bytes",
                "bounce-initialised", "returned-as-lent",
            ],
            monitor.Finish().NotTried,
            StringComparer.Ordinal);
    }

    [Fact]
    public void Suspected_violation_is_reported_once_its_event_kind_appears()
    {
        var monitor = new SafetyMonitor();
        Assert.Null(monitor.Observe(new Shared(0x1000, 0x1000)));

        var violation = monitor.Observe(new Written(0x9000, 1, IsZero: true));

        Assert.NotNull(violation);
        Assert.Equal(("clean-when-shared", 0), (violation.Rule, violation.Index));
        Assert.Equal([violation], monitor.Finish().Violations);

        Assert.Null(monitor.Observe(new Written(0x9000, 1, IsZero: true)));
        Assert.Equal([violation], monitor.Finish().Violations);
    }

    [Fact]
    public void Repeated_event_still_exercises_its_rule()
    {
        var monitor = new SafetyMonitor(EventKinds.All);
        monitor.Observe(new PayloadEntered());
        monitor.Observe(new PayloadEntered());

        Assert.DoesNotContain("payload-private", monitor.Finish().NotTried, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(EventKinds.Shared)]
    [InlineData(EventKinds.Unshared)]
    [InlineData(EventKinds.Allocated)]
    [InlineData(EventKinds.Freed)]
    [InlineData(EventKinds.GuardMapped)]
    [InlineData(EventKinds.GuardUnmapped)]
    public void Any_kind_of_change_makes_failures_judgeable(EventKinds kind)
    {
        const EventKinds operations = EventKinds.OperationBegan | EventKinds.OperationEnded;
        Assert.Contains(Failures, new SafetyMonitor(operations).Finish().NotJudged, StringComparer.Ordinal);
        Assert.DoesNotContain(
            Failures, new SafetyMonitor(operations | kind).Finish().NotJudged, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("single-fetch", "Fetched, OperationBegan, Written", "Shared, StaticRange")]
    [InlineData("live-in-shared", "Allocated", "Shared, StaticRange")]
    [InlineData("live-aligned", "Allocated", "")]
    [InlineData("live-disjoint", "Allocated", "")]
    [InlineData("freed-was-live", "Allocated, Freed", "")]
    [InlineData("clean-when-shared", "Shared, Written", "")]
    [InlineData("heap-private", "HeapAllocated, Shared, Unshared", "")]
    [InlineData("private-after-close", "Closed, Shared", "")]
    [InlineData("no-allocation-after-close", "Allocated, Closed", "")]
    [InlineData(
        Failures, "OperationBegan, OperationEnded", "Shared, Unshared, Allocated, Freed, GuardMapped, GuardUnmapped")]
    [InlineData("guard-closed", "MmioUnmapped, GuardMapped", "")]
    [InlineData("truthful", "Accounted, OperationEnded", "Shared, GuardMapped")]
    [InlineData("payload-private", "PayloadEntered", "Shared, GuardMapped")]
    [InlineData("dma-zeroed", "Allocated, Written, OperationBegan", "")]
    [InlineData("payload-clean", "PayloadEntered, HeapRange, Written, Flushed", "")]
    [InlineData("only-needed-bytes", "Needed, OperationBegan, Shared", "Fetched, Written")]
    [InlineData("bounce-initialised", "Allocated, Fetched, Written, OperationBegan", "")]
    [InlineData("returned-as-lent", "Allocated, Freed", "")]
    public void Rule_needs_all_of_some_events_and_one_of_others(string rule, string all, string anyOf)
    {
        var (needs, others) = (Enum.Parse<EventKinds>(all), anyOf.Length == 0 ? [] : anyOf.Split(", "));
        var one = others.Length == 0 ? EventKinds.None : Enum.Parse<EventKinds>(others[0]);

        Assert.True(IsJudged(needs | one));
        Assert.All(all.Split(", "), kind => Assert.False(IsJudged((needs | one) & ~Enum.Parse<EventKinds>(kind))));
        Assert.All(others, kind => Assert.True(IsJudged(needs | Enum.Parse<EventKinds>(kind))));
        var hasOne = others.Length == 0 || others.Any(kind => needs.HasFlag(Enum.Parse<EventKinds>(kind)));
        Assert.Equal(hasOne, IsJudged(needs));

        bool IsJudged(EventKinds kinds) =>
            !new SafetyMonitor(kinds).Finish().NotJudged.Contains(rule, StringComparer.Ordinal);
    }

    [Fact]
    public void Every_rule_has_its_needs_in_the_table() => Assert.Equal(
        Names,
        typeof(JudgeabilityTests).GetMethod(nameof(Rule_needs_all_of_some_events_and_one_of_others))!
            .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
            .Select(row => (string)((InlineDataAttribute)row).Data[0]!));

    [Fact]
    public void Source_that_records_writes_is_judged_from_its_first_share() =>
        Assert.Equal(
            "clean-when-shared",
            new SafetyMonitor(EventKinds.Written).Observe(new Shared(0x1000, 0x1000))?.Rule);

    [Fact]
    public void Event_that_breaks_two_rules_is_reported_for_both()
    {
        var monitor = new SafetyMonitor(EventKinds.All);
        monitor.Observe(new Closed([]));
        var first = monitor.Observe(new Allocated(0x1000, 64, 64));

        var all = monitor.Finish().Violations;

        Assert.Equal(
            ["live-in-shared", "no-allocation-after-close"],
            all.Select(violation => violation.Rule),
            StringComparer.Ordinal);
        Assert.Same(first, all[0]);
    }

    [Fact]
    public void Violation_prints_rule_event_and_sentence() =>
        Assert.Equal(
            "freed-was-live, event 0: 0x1000..0x1040 was freed, but no live buffer begins there",
            new SafetyMonitor(EventKinds.All).Observe(new Freed(0x1000, 64))?.ToString());

    [Fact]
    public void Every_rule_has_a_unique_name_and_follows_the_order_of_promises()
    {
        Assert.Equal(Names, Names.Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal([3, 4, 5, 6, 7, 8, 9, 14, 15, 16], SafetyRule.All.Select(rule => rule.Promise).Distinct());
        Assert.All(SafetyRule.All, rule => Assert.EndsWith(".", rule.Sentence, StringComparison.Ordinal));
    }
}
