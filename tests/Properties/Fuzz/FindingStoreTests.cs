using Fuzz.Findings;
using Fuzz.Targets;
using Lockstep.Formats;
using Lockstep.Formats.Binary;
using Lockstep.Judging;
using Lockstep.Scenarios;
using Properties.Tool;

namespace Properties.Fuzz;

/// <summary>Findings on disk: one folder per cause, with all that a developer needs.</summary>
public sealed class FindingStoreTests
{
    private static readonly ScenarioTarget Broken = new(new BrokenSubjects());

    [Fact]
    public void Finding_has_input_minimised_scenario_report_and_replay_command()
    {
        using var folder = new TemporaryFolder();
        var input = ScenarioBinary.Encode(ScenarioText.Parse(BrokenSubjects.Scenario, "broken"));
        var finding = NewFinding.Minimised(Broken, input, Broken.Run(input)!);
        var place = folder.PathOf(new FindingStore(folder.Root).Add(Broken, finding).Name);

        Assert.Equal(input, File.ReadAllBytes(Path.Combine(place, "input")));
        var shrunk = ScenarioFile.Load(Path.Combine(place, "failing.scenario")).Scenario;
        Assert.Equal(2, shrunk.Commands.Length);
        Assert.NotNull(Judge.Run(shrunk, new BrokenSubjects()).Finding);
        var report = File.ReadAllText(Path.Combine(place, "report"));
        Assert.StartsWith("Step 2 of 2 differs", report, StringComparison.Ordinal);
        Assert.Contains(
            $"replay {place}", File.ReadAllText(Path.Combine(place, "replay")), StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_with_one_cause_are_one_finding()
    {
        using var folder = new TemporaryFolder();
        var store = new FindingStore(folder.Root);
        var longer = BrokenSubjects.Scenario + "d = dma-alloc 1 page\n";
        FindingNews[] news =
        [
            .. new[] { BrokenSubjects.Scenario, longer }
                .Select(text => ScenarioBinary.Encode(ScenarioText.Parse(text, "broken")))
                .Select(input => store.Add(Broken, NewFinding.Minimised(Broken, input, Broken.Run(input)!)).News),
        ];

        Assert.Equal([FindingNews.Finding, FindingNews.Known], news);
        Assert.Single(Directory.GetDirectories(folder.Root));
    }

    [Theory]
    [InlineData("answer at Refill: InitDynamicPool Refill", FindingNews.Witness)]
    [InlineData("answer at Refill: Boot Refill", FindingNews.Witness)]
    [InlineData("memory at Refill: Boot Refill", FindingNews.Finding)]
    [InlineData("answer at Free: Boot Refill", FindingNews.Finding)]
    public void Cause_that_another_target_has_shown_is_a_witness_of_one_finding(string cause, object news)
    {
        using var folder = new TemporaryFolder();
        var store = new FindingStore(folder.Root);
        var (scenario, boot) = (Target("scenario"), Target("boot"));
        var first = store.Add(scenario, Found("answer at Refill: InitDynamicPool Refill"));

        var second = store.Add(boot, Found(cause));

        Assert.Equal(news, second.News);
        Assert.Equal(FindingNews.Known, store.Add(boot, Found(cause)).News);
        var witnesses = new StoredFinding(folder.PathOf(first.Name)).Witnesses;
        if (second.News == FindingNews.Finding)
        {
            Assert.Empty(witnesses);
            return;
        }

        Assert.Equal(first.Name, second.Name);
        var witness = Assert.Single(witnesses);
        Assert.Equal(("boot", cause), (witness.Target, witness.Cause));
        Assert.Contains($"--target boot --replay {witness.InputFile}", witness.Replay, StringComparison.Ordinal);

        // A target has one witness: another cause of it may be another defect.
        Assert.Equal(FindingNews.Finding, store.Add(boot, Found("answer at Refill: Boot Free Refill")).News);
    }

    [Fact]
    public void Words_of_one_cause_do_not_hide_another() =>
        Assert.False(FindingCause.MayBeOne("worker died: Stack overflow.", "worker died: Out of memory."));

    private static NewFinding Found(string cause) => new(cause, "report\n", [1]);

    private static StubTarget Target(string name) => new(name, _ => null);
}
