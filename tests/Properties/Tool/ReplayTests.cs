using Lockstep.Formats.Binary;
using Verify.Display;

namespace Properties.Tool;

/// <summary>verify replay, on each kind of file.</summary>
public sealed class ReplayTests
{
    [Fact]
    public void Replay_reproduces_every_recorded_allocator_decision()
    {
        var traces = Directory.GetFiles(RecordedFiles.PathOf("frame-allocator"), "*.trace");
        var run = ToolRun.Of(["replay", .. traces]);

        Assert.Equal(ExitCode.Held, run.Code);
        Assert.All(traces, trace => Assert.Contains($"{trace}: held", run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pkvm", "64KiB", "24,992")]
    [InlineData("gunyah", "4KiB", " - ")]
    public void Replay_runs_driver_calls_on_the_requested_platform(string platform, string granule, string calls)
    {
        var file = RecordedFiles.PathOf("virtio-blk.hal");
        var run = ToolRun.Of("replay", "--platform", platform, "--granule", granule, file);

        Assert.Equal(ExitCode.Held, run.Code);
        Assert.Contains(calls, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_runs_scenarios_from_text_and_binary_files()
    {
        using var folder = new TemporaryFolder();
        var text = folder.Write("fine.scenario", BrokenSubjects.Scenario);
        var bytes = folder.Write("fine.bin", ScenarioBinary.Encode(ScenarioText.Parse(BrokenSubjects.Scenario)));
        var run = ToolRun.Of("replay", text, bytes);

        Assert.Equal(ExitCode.Held, run.Code);
        Assert.Contains($"{text}: held, 6 commands", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{bytes}: held, 6 commands", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void File_with_more_commands_than_a_scenario_in_binary_form_may_have_says_so()
    {
        using var folder = new TemporaryFolder();
        var most = new Scenario(new AllocatorPlatform(16), [.. Enumerable.Repeat(new Add(0, 64), Caps.Commands)]);
        var bytes = ScenarioBinary.Encode(most);
        var one = ScenarioBinary.Encode(most with { Commands = [new Add(0, 64)] });
        var none = ScenarioBinary.Encode(most with { Commands = [] });
        byte[] another = one[none.Length..];
        var (whole, longer) = (folder.Write("whole.bin", bytes), folder.Write("longer.bin", [.. bytes, .. another]));

        ToolRun.Of("replay", whole).MustHold();
        Assert.Equal(
            $"{longer}: of 4,097 commands the first 4,096 are used, the limit of a scenario in binary form\n",
            ToolRun.Of("replay", longer).Error);
    }

    [Fact]
    public void Replay_reports_a_finding()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("bad.scenario", BrokenSubjects.Scenario);
        var run = ToolRun.With(new BrokenSubjects(), "replay", file);

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.Contains("broken: 0x", run.Output, StringComparison.Ordinal);
        Assert.Equal(["bad.scenario"], folder.Files);
    }

    [Fact]
    public void Decision_that_differs_from_the_recording_is_a_finding()
    {
        using var folder = new TemporaryFolder();
        var run = ToolRun.Of("replay", folder.Write(
            "other.trace",
            "trace order=32 seed=1\nadd 0x0 0x1000\nalloc 16 16 -> 0x0\nalloc 16 16 -> 0x20\nend\n"));

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.Contains("Step 3 of 3", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "recorded decision\n    expected: 0x20\n    production: 0x10\n",
            run.Output,
            StringComparison.Ordinal);
    }
}
