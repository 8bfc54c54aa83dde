using Fuzz.Findings;
using Fuzz.Storage;
using Fuzz.Targets;
using Lockstep.Formats.Binary;
using Lockstep.Judging;
using Lockstep.Platforms;
using Lockstep.Scenarios;
using Properties.House;
using Properties.Tool;
using Verify.Display;

namespace Properties.Fuzz;

/// <summary><c>verify finding</c>: findings are listed, shown, and printed as tests.</summary>
public sealed class FindingVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private FindingStore Store => new(_folder.PathOf("findings"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Findings_are_listed_with_their_causes()
    {
        var (wrong, slow) = (Wrong(), Slow());

        var run = Finding();

        Assert.Equal((ExitCode.Held, string.Empty), (run.Code, run.Error));
        Assert.Equal(
            $"{slow}  worker hangs\n"
                + $"{wrong}  safety rule dma-zeroed, safety rule live-in-shared at DmaAllocate: DmaAllocate\n",
            run.Output.Replace(" InitDynamicPool", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void Other_targets_that_show_a_finding_are_named_with_it()
    {
        var slow = Slow();
        Store.Add(Failing("trace"), new NewFinding("worker hangs", "slow\n", [7]));

        Assert.Equal($"{slow}  worker hangs  (also on trace)\n", Finding().Output);
        Assert.Contains(
            $"\nalso on trace: {Report.Tool} campaign --target trace --replay {_folder.PathOf("findings")}",
            Finding("layout").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Campaign_without_findings_lists_none()
    {
        using (CampaignFolder.Take(_folder.Root))
        {
            // As a campaign does.
        }

        Assert.Equal("no findings\n", Finding().Output);
    }

    [Fact]
    public void Finding_is_shown_with_target_replay_command_and_report()
    {
        var name = Wrong();
        Slow();

        var run = Finding("scenario-safety");

        Assert.Contains(
            $"name:   {name}\ntarget: scenario\n"
                + "cause:  safety rule dma-zeroed, safety rule live-in-shared at DmaAllocate",
            run.Output);
        Assert.Contains($"replay: {Report.Tool} replay {_folder.PathOf("findings")}", run.Output);
        Assert.Contains($"show:   {Report.Tool} show {_folder.PathOf("findings")}", run.Output);
        Assert.Contains("\n\nStep 2 of 2 differs", run.Output);
    }

    [Fact]
    public void Escape_sequences_in_a_finding_do_not_reach_the_terminal()
    {
        var name = Slow();
        _folder.Write($"findings/{name}/report", "\e[2Jone\ntwo\a\n");

        Assert.EndsWith("\n\n?[2Jone\ntwo?\n", Finding(name).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_and_ambiguous_names_are_refused()
    {
        Wrong();
        Store.Add(Failing("scenario"), new NewFinding("other", "text", [1]));

        Finding("nobody").MustBeRefused("has no finding 'nobody'; expected a name of 'verify finding', or its prefix");
        Finding("scenario").MustBeRefused("'scenario' is ambiguous; expected a prefix of only one of scenario-");
    }

    [Fact]
    public void Missing_folder_and_finding_without_an_input_are_refused()
    {
        ToolRun.Of("finding", "--out", _folder.PathOf("none")).MustBeRefused("expected the --out of a campaign");
        Finding().MustBeRefused("is not the folder of a campaign; expected the --out of a campaign");
        Finding("--as-test").MustBeRefused("--as-test needs the NAME");
        Directory.CreateDirectory(_folder.PathOf("findings/strange"));
        Finding("strange", "--as-test").MustBeRefused("does not begin with the name of a target");
        Directory.CreateDirectory(_folder.PathOf("findings/layout-empty"));
        Finding("layout-empty", "--as-test").MustBeRefused("found no such file, expected the input of a finding");
    }

    // The printed test is part of this project, so that it compiles, and passes on production code.
    [Theory]
    [InlineData("scenario")]
    [InlineData("layout")]
    [InlineData("granule")]
    public void Printed_test_is_the_one_that_this_project_compiles(string target)
    {
        var name = target switch
        {
            "scenario" => Wrong(),
            "granule" => Store.Add(Failing("granule"), new NewFinding(
                "promise 2", "text", [.. Enumerable.Range(0, 100).Select(n => (byte)n)])).Name,
            _ => Slow(),
        };
        var example = $"{target}-example";
        Directory.Move(_folder.PathOf($"findings/{name}"), _folder.PathOf($"findings/{example}"));
        var file = $"{char.ToUpperInvariant(target[0])}{target[1..]}Example.cs";
        var kept = Path.Combine(Checkout.Root, "tests", "Properties", "Regressions", file);

        var printed = Finding(example, "--as-test").Output;

        Assert.Equal(File.ReadAllText(kept), printed);
    }

    private ToolRun Finding(params string[] words) => ToolRun.Of(["finding", .. words, "--out", _folder.Root]);

    private string Wrong()
    {
        var target = new ScenarioTarget(new BrokenSubjects());
        var input = ScenarioBinary.Encode(ScenarioText.Parse(BrokenSubjects.Scenario, "broken"));
        return Store.Add(target, NewFinding.Minimised(target, input, target.Run(input)!)).Name;
    }

    private string Slow() =>
        Store.Add(Failing("layout"), new NewFinding("worker hangs", "slow\n", [12, 4])).Name;

    // Only its name matters: the store gets the finding from the test.
    private static StubTarget Failing(string name) => new(name, _ => new TargetFinding("fails", "text"));
}
