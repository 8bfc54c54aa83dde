using Fuzz.Findings;
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
    public void All_are_listed_with_their_causes()
    {
        var (wrong, slow) = (Wrong(), Slow());

        var run = Finding();

        Assert.Equal((ExitCode.Held, string.Empty), (run.Code, run.Error));
        Assert.Equal(
            $"{slow}  worker does not end\n{wrong}  safety rule live-in-shared at DmaAllocate: DmaAllocate\n",
            run.Output.Replace(" InitDynamicPool", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void A_campaign_without_findings_says_so() => Assert.Equal("no findings\n", Finding().Output);

    [Fact]
    public void One_is_shown_with_its_target_its_replay_and_its_report()
    {
        var name = Wrong();
        Slow();

        var run = Finding("scenario-safety");

        Assert.Contains(
            $"name:   {name}\ntarget: scenario\ncause:  safety rule live-in-shared at DmaAllocate", run.Output);
        Assert.Contains($"replay: {Report.Tool} replay {_folder.PathOf("findings")}", run.Output);
        Assert.Contains("\n\nStep 2 of 2 differs", run.Output);
    }

    [Fact]
    public void An_unknown_name_and_one_of_several_are_one_line_each()
    {
        Wrong();
        Store.Add(Failing("scenario"), [1], new TargetFinding("other", "text"));

        Finding("nobody").MustBeRefused("has no finding 'nobody', expected a name, or its start");
        Finding("scenario").MustBeRefused("'scenario' is the start of 2 findings, expected that of one: scenario-");
    }

    [Fact]
    public void A_folder_that_is_none_and_a_test_of_nothing_are_one_line_each()
    {
        ToolRun.Of("finding", "--out", _folder.PathOf("none")).MustBeRefused("expected the --out of a campaign");
        Finding("--as-test").MustBeRefused("--as-test needs the NAME");
        Directory.CreateDirectory(_folder.PathOf("findings/strange"));
        Finding("strange", "--as-test").MustBeRefused("begins with the name of no target");
        Directory.CreateDirectory(_folder.PathOf("findings/layout-empty"));
        Finding("layout-empty", "--as-test").MustBeRefused("cannot be read, expected the input of a finding");
    }

    // What is printed stands in this project, so that it compiles; production code holds on it. Its name is one that no
    // campaign gives, beside which a real finding can be pasted.
    [Theory]
    [InlineData("scenario")]
    [InlineData("layout")]
    [InlineData("granule")]
    public void The_printed_test_is_the_one_that_this_project_compiles(string target)
    {
        var name = target switch
        {
            "scenario" => Wrong(),
            "granule" => Store.Add(Failing("granule"), [.. Enumerable.Range(0, 100).Select(n => (byte)n)],
                new TargetFinding("promise 2", "text"))!,
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
        return Store.Add(target, input, target.Run(input)!)!;
    }

    private string Slow() =>
        Store.Add(Failing("layout"), [12, 4], new TargetFinding("worker does not end", "slow\n"))!;

    // Only its name counts: what fails is told to the store.
    private static StubTarget Failing(string name) => new(name, _ => new TargetFinding("fails", "text"));
}
