using Fuzz.Instrumentation;
using Processes;
using Properties.Tool;
using Verify.Display;

namespace Properties.Fuzz;

/// <summary>Whole campaigns, with worker processes on instrumented copies; each takes seconds.</summary>
public sealed class CampaignTests
{
    [Fact]
    public void Campaign_finds_its_canary_writes_AFLs_layout_and_resumes()
    {
        using var folder = new TemporaryFolder();
        var first = CampaignRun.Of(folder.Root, "layout", "--executions", "1000");

        first.MustHold();
        Assert.Contains("canary: the planted bug was found after", first.Output, StringComparison.Ordinal);
        var worker = folder.PathOf("layout-1");
        Assert.Equal(
            [".cur_input", "crashes", "fuzzer_stats", "hangs", "plot_data", "queue"],
            Directory.EnumerateFileSystemEntries(worker).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("execs_done        : 1000\n", Statistics(worker), StringComparison.Ordinal);
        var before = CampaignRun.Queue(worker);
        Assert.StartsWith("id:000000,src:seed-0,time:", before[0].Name, StringComparison.Ordinal);

        var second = CampaignRun.Of(folder.Root, "layout", "--executions", "1500");

        Assert.Equal(ExitCode.Held, second.Code);
        Assert.Equal(before, CampaignRun.Queue(worker).Take(before.Length));
    }

    [Fact]
    public void Worker_with_the_same_seed_keeps_the_same_inputs()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();
        RunApart(one);
        RunApart(two);

        Assert.NotEmpty(CampaignRun.Queue(one.PathOf("granule-1")));
        Assert.Equal(
            CampaignRun.Queue(one.PathOf("granule-1")).Select(file => file.Content),
            CampaignRun.Queue(two.PathOf("granule-1")).Select(file => file.Content));
    }

    [Theory]
    [InlineData("campaign --target nobody", "canary, scenario, boot, granule, hostile, layout, trace")]
    [InlineData("campaign --jobs 0", "a whole number from 1 to 256")]
    [InlineData("campaign --for 5", "500ms, 5s, 2m or 1h")]
    [InlineData("campaign --until-stable 5", "500ms, 5s, 2m or 1h")]
    [InlineData("campaign --replay input --target layout --corpus x", "give it with --target alone")]
    [InlineData("campaign --replay input", "--replay needs --target")]
    [InlineData("campaign --replay input --target layout --jobs 2", "give it with --target alone")]
    public void Wrong_usage_is_one_line_and_exit_code_2(string line, string expected) =>
        ToolRun.Of(line.Split(' ')).MustBeRefused(expected);

    [Fact]
    public void Single_input_is_replayed_on_its_target()
    {
        using var folder = new TemporaryFolder();
        var input = folder.Write("input", "abc");

        Assert.Equal("layout: held\n", ToolRun.Of("campaign", "--target", "layout", "--replay", input).Output);
    }

    [Theory]
    [InlineData("hangs", "FINDING in deadly: does not end")]
    [InlineData("dies", "FINDING in deadly: kills its process")]
    public void Replay_of_a_deadly_input_is_a_finding(string input, string line)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("input", System.Text.Encoding.ASCII.GetBytes(input));

        var run = ToolRun.Of("campaign", "--target", "deadly", "--replay", file);

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.StartsWith(line, run.Output, StringComparison.Ordinal);
    }

    // SharpFuzz numbers code locations at random in each process, but differently for the second campaign of a process.
    private static void RunApart(TemporaryFolder folder)
    {
        var words = CampaignRun.Words(folder.Root, "granule", "--executions", "800");
        var end = ChildProcess.Run(
            ToolCommand.Brief(words), TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
        Assert.Equal((ExitCode.Held, string.Empty), (end.Code, end.Error));
    }

    private static string Statistics(string worker) => File.ReadAllText(Path.Combine(worker, "fuzzer_stats"));
}
