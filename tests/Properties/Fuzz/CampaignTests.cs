using System.Diagnostics;
using Fuzz.Campaigning;
using Fuzz.Working;
using Properties.Strength;
using Properties.Tool;
using Verify.Display;

namespace Properties.Fuzz;

/// <summary>Whole campaigns, with worker processes on instrumented copies; each takes seconds.</summary>
public sealed class CampaignTests
{
    [Fact]
    public void A_campaign_finds_its_canary_leaves_AFLs_layout_and_goes_on_where_it_was()
    {
        using var folder = new TemporaryFolder();
        var first = Campaign(folder, "layout", 1000);

        Assert.Equal((ExitCode.Held, string.Empty), (first.Code, first.Error));
        Assert.Contains("canary: the planted bug was found after", first.Output, StringComparison.Ordinal);
        var worker = folder.PathOf("layout-1");
        Assert.Equal(
            [".cur_input", "crashes", "fuzzer_stats", "hangs", "plot_data", "queue"],
            Directory.EnumerateFileSystemEntries(worker).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("execs_done        : 1000\n", Statistics(worker), StringComparison.Ordinal);
        var before = Queue(worker);
        Assert.StartsWith("id:000000,src:seed-0,time:", before[0].Name, StringComparison.Ordinal);

        var second = Campaign(folder, "layout", 1500);

        Assert.Equal(ExitCode.Held, second.Code);
        Assert.Equal(before, Queue(worker).Take(before.Length));
    }

    [Fact]
    public void One_worker_does_the_same_for_the_same_seed()
    {
        using var one = new TemporaryFolder();
        using var two = new TemporaryFolder();
        CampaignApart(one, "granule", 800);
        CampaignApart(two, "granule", 800);

        Assert.NotEmpty(Queue(one.PathOf("granule-1")));
        Assert.Equal(
            Queue(one.PathOf("granule-1")).Select(file => file.Content),
            Queue(two.PathOf("granule-1")).Select(file => file.Content));
    }

    [Theory]
    [InlineData("campaign --target nobody", "canary, scenario, boot, granule, layout, trace")]
    [InlineData("campaign --jobs 0", "a whole number from 1 to 256")]
    [InlineData("campaign --for 5", "500ms, 5s, 2m or 1h")]
    [InlineData("campaign --until-stable 5", "500ms, 5s, 2m or 1h")]
    [InlineData("campaign --replay input --target layout --corpus x", "give it with --target alone")]
    [InlineData("campaign --replay input", "--replay needs --target")]
    [InlineData("campaign --replay input --target layout --jobs 2", "give it with --target alone")]
    public void Wrong_usage_is_one_line_and_exit_code_2(string line, string expected) =>
        ToolRun.Of(line.Split(' ')).MustBeRefused(expected);

    [Fact]
    public void One_input_is_replayed_by_itself()
    {
        using var folder = new TemporaryFolder();
        var input = folder.Write("input", "abc");

        Assert.Equal("layout: held\n", ToolRun.Of("campaign", "--target", "layout", "--replay", input).Output);
    }

    private static ToolRun Campaign(TemporaryFolder folder, string target, int executions) =>
        ToolRun.Of(Words(folder, target, executions));

    // SharpFuzz numbers the places of instrumented code by chance that starts with the process: the second campaign of
    // a process has other numbers than the first.
    private static void CampaignApart(TemporaryFolder folder, string target, int executions)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "verify.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [tool, .. Words(folder, target, executions)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(ExitCode.Held, process.ExitCode);
    }

    private static string[] Words(TemporaryFolder folder, string target, int executions) =>
    [
        "campaign", "--target", target, "--executions", $"{executions}", "--jobs", "1", "--seed", "3", "--for", "5m",
        "--out", folder.Root,
    ];

    private static string Statistics(string worker) => File.ReadAllText(Path.Combine(worker, "fuzzer_stats"));

    private static (string Name, string Content)[] Queue(string worker) =>
    [
        .. new WorkerStore(worker).Files(WorkerStore.Queue)
            .Select(file => (Path.GetFileName(file), Convert.ToHexString(File.ReadAllBytes(file)))),
    ];
}
