using Properties.Suite;

namespace Properties.Harness;

/// <summary>One broken line is one report, and a line for whatever else it breaks.</summary>
public sealed class RunFindingsTests
{
    private static readonly Scenario Scenario = ScenarioText.Parse("""
        platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB
        init-dynamic-pool
        a = alloc 64 align 16
        free a
        b = dma-alloc 1 page
        """);

    private readonly RunFindings _findings = new();

    [Fact]
    public void First_failure_of_a_cause_is_reported_minimised_and_the_next_in_a_line()
    {
        var first = Disagreed(At(4, "answer"), FailsWith<DmaAllocate>("answer"));
        var next = Disagreed(At(4, "answer"), FailsWith<DmaAllocate>("answer"));
        var other = Disagreed(At(2, "memory"), FailsWith<Allocate>("memory"));

        Assert.StartsWith("Step 1 of 1 differs: a = dma-alloc 1 page\n", Assert.IsType<Disagreement>(first).Message);
        Assert.Contains(TestName, _findings.First, StringComparison.Ordinal);
        Assert.Equal(
            $"Fails for the same cause as {TestName}: answer at DmaAllocate.",
            Assert.IsType<KnownDisagreement>(next).Message);
        Assert.StartsWith("Step 1 of 1 differs: a = alloc ", Assert.IsType<Disagreement>(other).Message);
    }

    [Fact]
    public void Cause_that_only_the_minimised_scenario_shows_is_reported_once()
    {
        var first = Disagreed(At(4, "answer"), FailsWith<DmaAllocate>("memory"));
        var next = Disagreed(At(4, "view"), FailsWith<DmaAllocate>("memory"));

        Assert.IsType<Disagreement>(first);
        Assert.EndsWith(": memory at DmaAllocate.", Assert.IsType<KnownDisagreement>(next).Message);
    }

    [Fact]
    public void Reports_are_few()
    {
        var reports = Enumerable.Range('a', 5).Select(letter => $"statistic {(char)letter}")
            .Select(what => Disagreed(At(4, what), FailsWith<DmaAllocate>(what))).ToList();

        Assert.All(reports[..3], report => Assert.IsType<Disagreement>(report));
        Assert.All(reports[3..], report => Assert.StartsWith(
            "Fails too (", Assert.IsType<KnownDisagreement>(report).Message));
    }

    [Theory]
    [InlineData("endless step", "does not end")]
    [InlineData("slow", "took more than 0.5 s of CPU time each")]
    [InlineData("dead process", "killed its process: Stack overflow.")]
    [InlineData("steps", "more than 10,000 port calls")]
    [InlineData("exception", "threw OutOfMemoryException: Insufficient memory")]
    public void What_does_not_come_back_is_reported_and_nothing_runs_after_it(string what, string subject)
    {
        var finding = new Finding(
            2, Scenario.Commands[1], Scenario.Commands[1], [new Difference(what, "returns", subject)]);
        Assert.True(RunFindings.IsRuin(finding.Differences));
        Assert.False(_findings.IsRuined);

        var report = Assert.IsType<Disagreement>(_findings.Ruined(Scenario, finding)).Message;

        Assert.StartsWith("Step 2 of 2 differs: a = alloc 64 align 16\n", report);
        Assert.EndsWith("most other tests do not begin.\n", report);
        Assert.True(_findings.IsRuined);

        // FsCheck tries smaller arguments: this test must fail with its report, not in a line.
        Assert.Equal(report, Assert.IsType<Disagreement>(_findings.Refused()).Message);
    }

    [Fact]
    public void Plain_difference_does_not_keep_other_tests_from_running() =>
        Assert.False(RunFindings.IsRuin(At(4, "answer").Differences));

    private static string TestName => TestContext.Current.Test!.TestDisplayName;

    private static Finding At(int step, string what)
    {
        var command = Scenario.Commands[step - 1];
        return new Finding(step, command, command, [new Difference(what, "expected", "found")]);
    }

    private Exception Disagreed(Finding finding, Func<Scenario, RunResult> judge) =>
        _findings.Disagreed(Scenario, finding, judge);

    // A scenario fails at its first command of a kind.
    private static Func<Scenario, RunResult> FailsWith<T>(string what)
        where T : Command =>
        scenario =>
        {
            var step = scenario.Commands.ToList().FindIndex(command => command is T);
            return new RunResult(
                step < 0 ? null : new Finding(
                    step + 1,
                    scenario.Commands[step],
                    scenario.Commands[step],
                    [new Difference(what, "expected", "found")]),
                0,
                0,
                0);
        };
}
