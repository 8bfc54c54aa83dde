using Fuzz.Targets;
using Lockstep.Judging;
using Lockstep.Scenarios;

namespace Properties.Fuzz;

/// <summary>The cause by which findings are deduplicated.</summary>
public sealed class FindingCauseTests
{
    private const string Once = "a = heap-alloc 1 align 1\nheap-free a\nb = heap-alloc 1 align 1\n";
    private const string Twice = Once + "c = heap-alloc 1 align 1\nd = heap-alloc 1 align 1\n";
    private const string Alone = "a = heap-alloc 1 align 1\nb = heap-alloc 1 align 1\n";

    [Fact]
    public void Cause_does_not_depend_on_order_and_number_of_commands_or_port_calls() =>
        Assert.Equal(CauseOf(Once, Differs("port call 1")), CauseOf(Twice, Differs("port call 12")));

    [Fact]
    public void Cause_depends_on_the_kinds_of_commands() =>
        Assert.NotEqual(CauseOf(Once, Differs("answer")), CauseOf(Alone, Differs("answer")));

    [Fact]
    public void Cause_depends_on_the_broken_rules()
    {
        var one = CauseOf(Once, Differs("answer"), Breaks("live-disjoint"));

        Assert.Equal("live-disjoint at HeapAllocate: HeapAllocate HeapFree", one);
        Assert.Equal(one, CauseOf(Once, Breaks("live-disjoint"), Breaks("live-disjoint"), Differs("memory")));
        Assert.NotEqual(one, CauseOf(Once, Differs("answer"), Breaks("failure-restores")));
        Assert.NotEqual(one, CauseOf(Once, Breaks("live-disjoint"), Breaks("failure-restores")));
        Assert.NotEqual(one, CauseOf(Once, Differs("answer")));
    }

    private static Difference Differs(string what) => new(what, "one", "another");

    private static Difference Breaks(string rule) => new(rule, "promise", "broken", IsSafety: true);

    private static string CauseOf(string commands, params Difference[] differences)
    {
        const string platform = "platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB\n";
        var scenario = ScenarioText.Parse(platform + commands, "cause");
        var last = scenario.Commands[^1];
        var finding = new Finding(scenario.Commands.Length, last, last, [.. differences]);
        return FindingCause.Of(new Counterexample(scenario, scenario, finding, "report"));
    }
}
