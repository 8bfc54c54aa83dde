using System.Diagnostics;
using Fuzz.Corpora;
using Fuzz.Engines.Embedded;
using Fuzz.Targets;
using Properties.Tool;
using Verify.Display;

namespace Properties.Fuzz;

/// <summary>Where a campaign begins and when it ends: <c>--corpus</c> and <c>--until-stable</c>.</summary>
public sealed class CampaignLimitTests
{
    [Fact]
    public void Without_a_time_a_target_ends_when_nothing_new_comes()
    {
        using var folder = new TemporaryFolder();
        var clock = Stopwatch.StartNew();

        var run = CampaignRun.Of(folder.Root, "layout", "--until-stable", "1s");

        run.MustHold();
        Assert.Contains("\nlayout ", run.Output, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(180));
    }

    [Fact]
    public void A_campaign_begins_with_the_inputs_that_it_is_given()
    {
        using var folder = new TemporaryFolder();
        using var inputs = new TemporaryFolder();
        byte[] deep = [0xff, 1, 0, 0, 0, 0, 0, 0, 0x80, 12, 3];
        File.WriteAllBytes(inputs.PathOf("deep"), deep);
        inputs.Write("empty", string.Empty);

        var run = CampaignRun.Of(folder.Root, "layout", "--executions", "1", "--corpus", inputs.Root);

        Assert.Equal(ExitCode.Held, run.Code);
        Assert.Contains($"layout: 1 inputs from {inputs.Root}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("empty: passed over, 0 bytes", run.Output, StringComparison.Ordinal);
        Assert.Equal(deep, CorpusFolder.InputsOf(inputs.Root, "layout").Single().Bytes);
        var last = File.ReadAllText(folder.PathOf("layout-1/fuzzer_stats"));
        var seeds = new LayoutTarget().Seeds.Count();
        var executed = int.Parse(last.Split("execs_done        : ")[1].Split('\n')[0]);
        Assert.InRange(executed, seeds + 1, 2 * (seeds + 1));
        using var notes = Notes.Open(folder.PathOf("layout-1"));
        Assert.Equal(deep, notes.LastInput);
    }

    [Fact]
    public void A_folder_of_inputs_that_is_none_is_a_clear_line_before_any_worker_starts()
    {
        using var folder = new TemporaryFolder();

        var run = ToolRun.Of("campaign", "--corpus", folder.PathOf("none"), "--out", folder.PathOf("campaign"));

        Assert.Equal(
            (ExitCode.Usage, $"verify: found no folder {folder.PathOf("none")}, expected one of inputs\n"),
            (run.Code, run.Error));
        Assert.DoesNotContain("canary", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_a_worker_is_read_as_it_was_written()
    {
        var order = new WorkerOrder("folder", "layout", 3, TimeSpan.FromSeconds(4), 5, "corpus");

        Assert.Equal(order, WorkerOrder.Parse(order.ToWord()));
        Assert.Equal(order with { Corpus = null }, WorkerOrder.Parse((order with { Corpus = null }).ToWord()));
    }
}
