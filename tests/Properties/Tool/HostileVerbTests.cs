using Lockstep.Formats;
using Properties.BadSubjects;
using Verify.Display;

namespace Properties.Tool;

/// <summary><c>verify hostile</c>: what it finds is saved, replayed and shrunk like any other finding.</summary>
public sealed class HostileVerbTests
{
    private static readonly ISubjectFactory Forgetful = BadViews.Truthful.Subject;

    [Fact]
    public void Batches_of_a_seed_are_the_same_in_each_run()
    {
        string[] words = ["hostile", "--seed", "7", "--batches", "2", "--jobs", "1"];
        var runs = new[] { ToolRun.Of(words), ToolRun.Of(words) };

        Assert.All(runs, run => run.MustHold());
        Assert.All(Hypervisors.HostileNames, name => Assert.Equal(RowOf(name, runs[0]), RowOf(name, runs[1])));
    }

    [Fact]
    public void Finding_is_saved_and_replayed_as_the_shortest_scenario()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.With(Forgetful, "hostile", "--seed", "7", "--batches", "1", "--out", folder.Root);

        run.MustFind();
        var file = folder.PathOf(folder.Files.First(name => name.Contains("truthful", StringComparison.Ordinal)));
        var scenario = ScenarioFile.Load(file).Scenario;
        Assert.True(((Machine)scenario.Platform).IsHostile);
        Assert.Equal(2, scenario.Commands.Length);
        Assert.Equal(ExitCode.Found, ToolRun.With(Forgetful, "replay", file).Code);
        ToolRun.Of("replay", file).MustHold();
    }

    [Fact]
    public void Part_of_a_job_needs_a_seed() => ToolRun.Of("hostile", "--shard", "1/2").MustBeRefused("--seed");

    private static string RowOf(string name, ToolRun run) =>
        run.Output.Split('\n').Single(line => line.StartsWith($"| {name} ", StringComparison.Ordinal));
}
