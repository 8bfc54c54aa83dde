using Lockstep.Formats.Binary;
using Lockstep.Notation.Text;
using Properties.BadSubjects;

namespace Properties.Judging;

/// <summary>What a scenario expects beyond the agreement of both sides.</summary>
public sealed class ExpectationTests
{
    private const string Machine = "platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB\n";

    private const string Held = Machine + """
        init-dynamic-pool expect ok
        a = alloc 64 align 16 expect 0x7fe00000
        b = alloc 0 align 16 expect ZeroSize
        free zz expect idle
        host reads 8 bytes at a after entry 9 expect idle
        c = dma-alloc 64 pages expect OutOfMemory
        host reads 8 bytes at a expect ok
        host writes 8 bytes at a after entry 1 expect ok
        d = dma-alloc 2 pages expect ok
        unshare-all expect ok

        """;

    [Fact]
    public void Expected_answers_hold() => Assert.Null(Run(Held).Finding);

    [Theory]
    [InlineData("expect ZeroSize", "expect OutOfMemory", 3, "OutOfMemory", "ZeroSize")]
    [InlineData("expect 0x7fe00000", "expect 0x7fe00040", 2, "0x7fe00040", "0x7fe00000")]
    [InlineData("expect 0x7fe00000", "expect Full", 2, "Full", "0x7fe00000")]
    [InlineData("init-dynamic-pool expect ok", "init-dynamic-pool expect idle", 1, "idle", "Ok")]
    [InlineData("zz expect idle", "zz expect ok", 4, "ok", "idle")]
    [InlineData("expect OutOfMemory", "expect ok", 6, "ok", "OutOfMemory")]
    [InlineData("expect OutOfMemory", "expect InternalError/Full", 6, "InternalError/Full", "OutOfMemory")]
    [InlineData("bytes at a expect ok", "bytes at a expect idle", 7, "idle", "Ok")]
    [InlineData("after entry 9 expect idle", "after entry 9 expect ok", 5, "ok", "idle")]
    [InlineData("after entry 1 expect ok", "after entry 1 expect idle", 8, "idle", "Ok")]
    public void Answer_that_is_not_expected_is_a_finding_although_both_sides_agree(
        string from, string to, int step, string expected, string actual)
    {
        var finding = Run(Held.Replace(from, to, StringComparison.Ordinal)).Finding;

        Assert.Equal((step, "expectation"), (finding?.Step, finding?.Kind));
        Assert.Equal((expected, actual), (finding!.Differences[0].Model, finding.Differences[0].Subject));
    }

    [Fact]
    public void Report_has_what_was_expected_and_what_both_sides_answered()
    {
        var scenario = ScenarioText.Parse(Held.Replace("expect ZeroSize", "expect Full", StringComparison.Ordinal));
        var report = Report.Of(scenario, MustFind(scenario), "production");

        Assert.Contains("\nanswer on both sides: ZeroSize\n", report, StringComparison.Ordinal);
        Assert.Contains("\n  expectation\n    expected: Full\n    production: ZeroSize\n", report);
        Assert.Contains("\nb = alloc 0 align 16 expect Full    # <- here\n", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("InternalError")]
    [InlineData("Quarantined")]
    [InlineData("InternalError/Quarantined")]
    public void Reason_and_error_of_a_boot_are_expected_alone_or_together(string answer) => Assert.Null(Run(
        Machine.Replace("\n", "\nfault mem-unshare 1.. refused -2\n", StringComparison.Ordinal)
            + ScenarioText.Print(new Boot(MachineDefaults.FactsFor(MachineDefaults.Machine)))
            + $"\na = alloc 64 align 16\nenter-payload expect {answer}\n").Finding);

    [Fact]
    public void Violation_that_does_not_occur_is_a_finding()
    {
        var finding = Run(Machine + "expect violation private-after-close\ninit-dynamic-pool\n").Finding;

        Assert.Equal((1, "expectation"), (finding?.Step, finding?.Kind));
        Assert.Equal(
            ("a violation of the safety rule private-after-close", "none"),
            (finding!.Differences[0].Model, finding.Differences[0].Subject));
    }

    [Fact]
    public void Report_of_a_violation_that_does_not_occur_marks_the_line_that_expects_it()
    {
        var scenario = ScenarioText.Parse(
            Machine + "expect violation live-aligned\nexpect violation private-after-close\ninit-dynamic-pool\n");
        var finding = MustFind(scenario);

        var report = Report.Of(scenario, finding with { Unviolated = "private-after-close" }, "production");

        Assert.Equal("live-aligned", finding.Unviolated);
        Assert.StartsWith("No step does what the scenario expects: expect violation private-after-close\n", report);
        Assert.Contains(
            "\nexpect violation live-aligned\nexpect violation private-after-close    # <- here\ninit-", report);
    }

    [Fact]
    public void Expected_violation_is_no_finding_and_others_are()
    {
        var check = new ExpectationCheck(
            ScenarioText.Parse(Machine + "expect violation private-after-close\ninit-dynamic-pool\n"));
        List<Difference> differences =
        [
            new("safety rule private-after-close", "promise 4", "0x7fe00000 stayed shared", IsSafety: true),
            new("safety rule live-aligned", "promise 2", "0x7fe00001", IsSafety: true),
            new("answer", "Ok", "Full"),
        ];

        check.TakeExpected(differences);

        Assert.Equal(["safety rule live-aligned", "answer"], differences.Select(difference => difference.What));
        Assert.Null(check.AtEnd([]));
    }

    [Fact]
    public void Expected_violation_leaves_what_else_differs()
    {
        var bad = BadPorts.PayloadPrivate;
        var with = bad.Scenario with { ExpectedViolations = ["payload-private"] };

        Assert.Contains("payload-private", Judge.Run(bad.Scenario, bad.Subject).Finding!.Kind);
        Assert.DoesNotContain("payload-private", Judge.Run(with, bad.Subject).Finding!.Kind);
    }

    [Fact]
    public void Expectations_survive_text_and_normalising()
    {
        var scenario = ScenarioText.Parse($"{Machine}expect violation live-aligned\n{Held[Machine.Length..]}");

        Assert.Equal(10, scenario.ExpectedAnswers.Count);
        Assert.Equal(scenario, ScenarioText.Parse(scenario.ToString()));
        Assert.NotEqual(scenario, ScenarioText.Parse(Held));
        Assert.Equal(scenario.ExpectedAnswers, scenario.Normalise().ExpectedAnswers);
        Assert.Equal(scenario.ExpectedViolations, scenario.Normalise().ExpectedViolations);
    }

    [Fact]
    public void Other_commands_or_another_platform_have_no_expected_answers()
    {
        var scenario = ScenarioText.Parse(Held);

        Assert.Empty((scenario with { Commands = scenario.Commands.RemoveAt(0) }).ExpectedAnswers);
        Assert.Empty((scenario with { Platform = new AllocatorPlatform(16) }).ExpectedAnswers);
        Assert.Empty(ScenarioBinary.Decode(ScenarioBinary.Encode(scenario)).ExpectedAnswers);
    }

    [Fact]
    public void What_fails_only_because_of_an_expectation_is_not_shrunk()
    {
        var scenario = ScenarioText.Parse(Held.Replace("expect ZeroSize", "expect Full", StringComparison.Ordinal));

        MustFind(scenario);
        Assert.Equal(scenario, Counterexample.Find(scenario, ProductionFactory.Instance)!.Shrunk);
    }

    [Fact]
    public void Shrinking_drops_what_a_longer_scenario_expects()
    {
        var bad = BadPorts.PayloadPrivate;
        var expected = bad.Scenario with
        {
            ExpectedAnswers = bad.Scenario.ExpectedAnswers.Add(1, ExpectedAnswer.Ok),
        };

        var found = Counterexample.Find(expected, bad.Subject)!;

        Assert.Equal(Counterexample.Find(bad.Scenario, bad.Subject)!.Shrunk, found.Shrunk);
    }

    [Theory]
    [InlineData("a = alloc 64 align 16 expect", "the end of the line, expected ok | idle | ADDRESS | ERROR | REASON")]
    [InlineData("a = alloc 64 align 16 expect 5x", "'5x', expected ok | idle | ADDRESS")]
    [InlineData("a = alloc 64 align 16 expect None", "'None', expected ok | idle | ADDRESS")]
    [InlineData("a = alloc 64 align expect ok", "'expect', expected an alignment")]
    [InlineData("free a expect ok ok", "'ok', expected the end of the line")]
    [InlineData("expect violation privacy", "'privacy', expected a rule of the safety monitor: single-fetch | ")]
    [InlineData("expect violation live-aligned x", "'x', expected the end of the line")]
    public void Invalid_expectation_is_refused_with_what_is_allowed(string line, string message)
    {
        var error = Assert.Throws<FormatError>(() => ScenarioText.Parse($"{Machine}{line}\n", "f"));

        Assert.StartsWith($"f:2: found {message}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bare_allocator_has_no_monitor() => Assert.Contains(
        "none on a bare allocator",
        Assert.Throws<FormatError>(() => ScenarioText.Parse(
            "platform allocator smallest 16\nexpect violation live-aligned\n")).Message,
        StringComparison.Ordinal);

    private static Finding MustFind(Scenario scenario)
    {
        var finding = Run(scenario).Finding;
        Assert.True(finding is not null, $"no finding, although this is not as expected:\n{scenario}");
        return finding;
    }

    private static RunResult Run(string text) => Run(ScenarioText.Parse(text));

    private static RunResult Run(Scenario scenario) => Judge.Run(scenario, ProductionFactory.Instance);
}
