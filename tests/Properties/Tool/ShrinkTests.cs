using Lockstep.Formats;
using Verify.Display;

namespace Properties.Tool;

/// <summary>verify shrink: the shortest failing scenario, written next to the file.</summary>
public sealed class ShrinkTests
{
    [Fact]
    public void Shortest_scenario_is_written_next_to_the_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("bad.scenario", BrokenSubjects.Scenario);
        var run = ToolRun.With(new BrokenSubjects(), "shrink", file);

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.Equal(["bad.scenario", "bad.shrunk.scenario"], folder.Files);
        Assert.Equal(2, ScenarioFile.Load(folder.PathOf("bad.shrunk.scenario")).Scenario.Commands.Length);
        Assert.Contains("shrunk from 6 to 2 commands", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Shrink_overwrites_no_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("bad.scenario", BrokenSubjects.Scenario);
        folder.Write("bad.shrunk.scenario", "mine");
        _ = ToolRun.With(new BrokenSubjects(), "shrink", file);
        _ = ToolRun.With(new BrokenSubjects(), "shrink", file);

        Assert.Equal(
            ["bad.scenario", "bad.shrunk-2.scenario", "bad.shrunk.scenario"],
            folder.Files);
        Assert.Equal("mine", File.ReadAllText(folder.PathOf("bad.shrunk.scenario")));
    }

    [Fact]
    public void Scenario_that_holds_is_not_shrunk()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("fine.scenario", BrokenSubjects.Scenario);
        var run = ToolRun.Of("shrink", file);

        run.MustHold();
        Assert.EndsWith($"\n{file}: does not fail; nothing to shrink\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("held", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["fine.scenario"], folder.Files);
    }
}
