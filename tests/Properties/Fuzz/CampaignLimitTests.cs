using System.Diagnostics;
using Fuzz.Corpora;
using Fuzz.Engines.Embedded;
using Fuzz.Targets;
using Properties.Tool;
using Verify.Display;

namespace Properties.Fuzz;

/// <summary><c>--corpus</c>, <c>--until-stable</c> and the order of a worker.</summary>
public sealed class CampaignLimitTests
{
    [Fact]
    public void Target_without_a_time_limit_ends_without_new_coverage()
    {
        using var folder = new TemporaryFolder();
        var clock = Stopwatch.StartNew();

        var run = CampaignRun.Of(folder.Root, "layout", "--until-stable", "1s");

        run.MustHold();
        Assert.Contains("\nlayout ", run.Output, StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(180));
    }

    [Fact]
    public void Campaign_starts_with_the_inputs_of_its_corpus_option()
    {
        using var folder = new TemporaryFolder();
        using var inputs = new TemporaryFolder();
        byte[] deep = [0xff, 1, 0, 0, 0, 0, 0, 0, 0x80, 12, 3];
        File.WriteAllBytes(inputs.PathOf("deep"), deep);
        inputs.Write("empty", string.Empty);

        var run = CampaignRun.Of(folder.Root, "layout", "--executions", "1", "--corpus", inputs.Root);

        Assert.Equal(ExitCode.Held, run.Code);
        Assert.Contains($"layout: 1 input from {inputs.Root}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("empty: skipped: 0 bytes", run.Output, StringComparison.Ordinal);
        Assert.Equal(deep, CorpusFolder.InputsOf(inputs.Root, "layout").Single().Bytes);
        var last = File.ReadAllText(folder.PathOf("layout-1/fuzzer_stats"));
        var seeds = new LayoutTarget().Seeds.Count();
        var executed = int.Parse(last.Split("execs_done        : ")[1].Split('\n')[0]);
        Assert.InRange(executed, seeds + 1, 2 * (seeds + 1));
        using var notes = Notes.Open(folder.PathOf("layout-1"));
        Assert.Equal(deep, notes.LastInput);
    }

    [Fact]
    public void Missing_corpus_folder_is_refused_before_any_worker_starts()
    {
        using var folder = new TemporaryFolder();

        var run = ToolRun.Of("campaign", "--corpus", folder.PathOf("none"), "--out", folder.PathOf("campaign"));

        Assert.Equal(
            (ExitCode.Usage, $"verify: no folder {folder.PathOf("none")}; expected a folder of inputs\n"),
            (run.Code, run.Error));
        Assert.DoesNotContain("canary", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Order_of_a_worker_survives_a_round_trip()
    {
        var order = new WorkerOrder("folder", "layout", 3, TimeSpan.FromSeconds(4), 5, "corpus");

        Assert.Equal(order, WorkerOrder.Parse(order.ToWord()));
        Assert.Equal(order with { Corpus = null }, WorkerOrder.Parse((order with { Corpus = null }).ToWord()));
    }
}
