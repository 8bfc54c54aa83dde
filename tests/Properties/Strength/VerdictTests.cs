using Mutation.Trials;

namespace Properties.Strength;

/// <summary>Verdicts on trials: which results are complaints.</summary>
public sealed class VerdictTests
{
    private const string Text = "platform allocator smallest 16\nadd 0x1000+4096\n";

    private static readonly Trial Found =
        TrialOf(new TrialReport(TrialEnd.Found, "lockstep", "answer", 10, 1, Text, Text));

    private static readonly Trial Held = TrialOf(new TrialReport(TrialEnd.Held));
    private static readonly Defect Ordinary = Patches.Entry(1, "one");
    private static readonly Defect Nothing = Patches.Entry(900, Defect.CanaryOfNothing);
    private static readonly Defect Everything = Patches.Entry(901, Defect.CanaryOfEverything);

    [Fact]
    public void Expected_results_have_no_complaint()
    {
        Assert.Empty(new DefectResult(Ordinary, Known(fails: true), [Found, Found]).Complaints);
        Assert.Empty(new DefectResult(Nothing, null, [Held]).Complaints);
        Assert.Empty(new DefectResult(Everything, null, [Found]).Complaints);
    }

    [Fact]
    public void Defect_missed_in_one_trial_is_a_complaint() =>
        AssertComplaint(new DefectResult(Ordinary, null, [Found, Held]), "not detected in 1 of 2 trials");

    [Fact]
    public void Hang_counts_as_detection()
    {
        var hang = Found with { Report = Found.Report with { End = TrialEnd.DidNotEnd } };

        Assert.Empty(new DefectResult(Ordinary, null, [hang]).Complaints);
    }

    [Fact]
    public void Detection_without_running_the_changed_code_is_a_complaint() => AssertComplaint(
        new DefectResult(Ordinary, null, [Found with { Reached = false }]), "its changed code did not run");

    [Fact]
    public void Shrunk_scenario_that_fails_on_unpatched_code_is_a_complaint() => AssertComplaint(
        new DefectResult(Ordinary, null, [Found with { ShrunkHolds = false }]), "fails on the unpatched code");

    [Fact]
    public void Known_scenario_that_holds_on_patched_code_is_a_complaint() => AssertComplaint(
        new DefectResult(Ordinary, Known(fails: false), [Found]), "the known scenario holds on the patched code");

    [Fact]
    public void Detected_canary_of_nothing_is_a_complaint() =>
        AssertComplaint(new DefectResult(Nothing, null, [Found]), "detected, though it changes nothing");

    [Fact]
    public void Canary_of_nothing_that_did_not_run_is_a_complaint() => AssertComplaint(
        new DefectResult(Nothing, null, [Held with { Reached = false }]), "does not run the patched code");

    [Fact]
    public void Canary_of_everything_detected_late_is_a_complaint()
    {
        var late = Found with { Report = Found.Report with { Commands = DefectResult.AtOnce + 1 } };

        AssertComplaint(new DefectResult(Everything, null, [late]), "not detected at once");
    }

    private static void AssertComplaint(DefectResult result, string expected) =>
        Assert.Contains(expected, Assert.Single(result.Complaints), StringComparison.Ordinal);

    private static Trial TrialOf(TrialReport report) => new(1, report, true, true, report.ShrunkScenario, true);

    private static KnownScenario Known(bool fails) =>
        new(ScenarioText.Parse(Text, "known"), new TrialReport(fails ? TrialEnd.Found : TrialEnd.Held), null);
}
