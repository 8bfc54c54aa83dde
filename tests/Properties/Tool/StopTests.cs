using Lockstep.Formats;
using Verify.Display;

namespace Properties.Tool;

/// <summary>Ctrl-C: the run ends soon and reports what it found so far.</summary>
public sealed class StopTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Stopped_run_prints_its_table(int runsBefore)
    {
        using var subjects = new StoppingSubjects(ProductionFactory.Instance, runsBefore);
        var run = ToolRun.With(subjects, subjects.Stop, "--for", "1h", "--granule", "64KiB");

        Assert.Equal(ExitCode.Interrupted, run.Code);
        Assert.Contains("| generated gunyah", run.Output, StringComparison.Ordinal);
        Assert.Contains("Interrupted; no finding in what ran.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("held.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Finding_interrupted_before_shrinking_is_saved_whole()
    {
        using var folder = new TemporaryFolder();
        using var subjects = new StoppingSubjects(new BrokenSubjects(), after: 0);
        var run = ToolRun.With(subjects, subjects.Stop, "--for", "1h", "--out", folder.Root);

        Assert.Equal(ExitCode.Interrupted, run.Code);
        Assert.Contains("not shrunk to the end, because the tool was stopped", run.Output, StringComparison.Ordinal);
        var saved = ScenarioFile.Load(folder.PathOf(Assert.Single(folder.Files)));
        Assert.Equal(12_498, saved.Scenario.Commands.Length);
    }

    [Fact]
    public void Interrupted_shrink_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        using var subjects = new StoppingSubjects(new BrokenSubjects(), after: 3);
        var file = folder.Write("bad.scenario", BrokenSubjects.Scenario);
        var run = ToolRun.With(subjects, subjects.Stop, "shrink", file);

        Assert.Equal(ExitCode.Interrupted, run.Code);
        Assert.Equal(["bad.scenario"], folder.Files);
    }
}
