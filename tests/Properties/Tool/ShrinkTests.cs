using Lockstep.Formats;
using Verify.Display;

namespace Properties.Tool;

/// <summary>verify shrink: the shortest failing scenario, beside the file.</summary>
public sealed class ShrinkTests
{
    [Fact]
    public void The_shortest_scenario_is_written_beside_the_file()
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
    public void Nothing_is_overwritten()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("bad.scenario", BrokenSubjects.Scenario);
        folder.Write("bad.shrunk.scenario", "mine");
        _ = ToolRun.With(new BrokenSubjects(), "shrink", file);
        _ = ToolRun.With(new BrokenSubjects(), "shrink", file);

        Assert.Equal(
            ["bad.scenario", "bad.shrunk-2.scenario", "bad.shrunk-3.scenario", "bad.shrunk.scenario"],
            folder.Files);
        Assert.Equal("mine", File.ReadAllText(folder.PathOf("bad.shrunk.scenario")));
    }

    [Fact]
    public void A_scenario_that_does_not_fail_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.Of("shrink", folder.Write("fine.scenario", BrokenSubjects.Scenario));

        Assert.Equal(ExitCode.Held, run.Code);
        Assert.Contains("does not fail", run.Output, StringComparison.Ordinal);
        Assert.Equal(["fine.scenario"], folder.Files);
    }
}
