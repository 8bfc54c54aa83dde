using System.Diagnostics;
using Lockstep.Formats;
using Verify.Display;

namespace Properties.Tool;

/// <summary>Findings of the main job: report, file and exit code.</summary>
public sealed class FindingTests
{
    [Fact]
    public void Finding_is_shrunk_reported_and_saved()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.With(new BrokenSubjects(), "--for", "0s", "--granule", "4KiB", "--out", folder.Root);

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.Contains("FINDING in recorded pkvm 4 KiB: answer", run.Output, StringComparison.Ordinal);
        Assert.NotEmpty(folder.Files);
        Assert.All(folder.Files, name =>
        {
            Assert.StartsWith("answer", name, StringComparison.Ordinal);
            Assert.Contains($"-- replay {folder.PathOf(name)}", run.Output, StringComparison.Ordinal);
            Assert.InRange(ScenarioFile.Load(folder.PathOf(name)).Scenario.Commands.Length, 1, 2);
        });
    }

    [Fact]
    public void Saved_scenario_fails_on_replay_and_holds_on_fixed_code()
    {
        using var folder = new TemporaryFolder();
        _ = ToolRun.With(new BrokenSubjects(), "--for", "0s", "--granule", "4KiB", "--out", folder.Root);
        var saved = folder.PathOf(folder.Files[0]);

        Assert.Equal(ExitCode.Found, ToolRun.With(new BrokenSubjects(), "replay", saved).Code);
        Assert.Equal(ExitCode.Held, ToolRun.Of("replay", saved).Code);
    }

    [Fact]
    public void Second_run_saves_no_identical_finding_again()
    {
        using var folder = new TemporaryFolder();
        string[] args = ["--for", "0s", "--granule", "4KiB", "--out", folder.Root];
        _ = ToolRun.With(new BrokenSubjects(), args);
        (string name, string text)[] before =
            [.. folder.Files.Select(name => (name, File.ReadAllText(folder.PathOf(name))))];
        _ = ToolRun.With(new BrokenSubjects(), args);

        Assert.Equal(before.Select(file => file.name), folder.Files);
        Assert.All(before, file => Assert.Equal(file.text, File.ReadAllText(folder.PathOf(file.name))));
    }

    [Fact]
    public void Generated_scenarios_find_the_defect_and_stop_early()
    {
        using var folder = new TemporaryFolder();
        var clock = Stopwatch.StartNew();
        var run = ToolRun.With(
            new BrokenSubjects(), "--for", "20s", "--granule", "4KiB", "--out", folder.Root, "--seed", "1");

        Assert.Contains(run.Output.Split('\n'), line =>
            line.StartsWith("| generated ", StringComparison.Ordinal)
            && !line.EndsWith(" 0 |", StringComparison.Ordinal));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }
}
