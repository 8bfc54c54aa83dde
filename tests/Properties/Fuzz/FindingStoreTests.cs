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
        var name = new FindingStore(folder.Root).Add(Broken, input, Broken.Run(input)!)!;
        var place = folder.PathOf(name);

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
        string?[] names =
        [
            .. new[] { BrokenSubjects.Scenario, longer }
                .Select(text => ScenarioBinary.Encode(ScenarioText.Parse(text, "broken")))
                .Select(input => store.Add(Broken, input, Broken.Run(input)!)),
        ];

        Assert.NotNull(names[0]);
        Assert.Null(names[1]);
        Assert.Single(Directory.GetDirectories(folder.Root));
    }
}
