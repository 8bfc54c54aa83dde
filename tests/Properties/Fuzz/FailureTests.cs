using Fuzz.Findings;
using Fuzz.Storage;
using Fuzz.Targets;
using Properties.Tool;
using Verify.Display;
using Failure = Fuzz.Findings.Failure;

namespace Properties.Fuzz;

/// <summary>Failing inputs become findings: none is lost, and their number is limited.</summary>
public sealed class FailureTests
{
    private static readonly LayoutTarget Target = new();

    [Fact]
    public void Failure_is_returned_to_each_parent_until_it_is_explained()
    {
        using var folder = new TemporaryFolder();
        var file = Save(folder, WorkerFolder.Crashes, 0, "sig:00,src:test");
        var first = new FailureFolders(folder.Root, Target.Name);

        Assert.Equal([file], first.Fresh());
        Assert.Empty(first.Fresh());
        Assert.Equal([file], new FailureFolders(folder.Root, Target.Name).Fresh());

        FailureFolders.MarkExplained(file);
        var hang = Save(folder, WorkerFolder.Hangs, 0, "src:test");

        Assert.Equal([hang], new FailureFolders(folder.Root, Target.Name).Fresh());
    }

    [Fact]
    public void Incomplete_mark_is_ignored()
    {
        using var folder = new TemporaryFolder();
        var file = Save(folder, WorkerFolder.Crashes, 0, "sig:00,src:test");
        var marks = folder.PathOf(Path.Combine("layout-1", FailureFolders.ExplainedFile));
        File.WriteAllText(marks, $"\n{FailureFolders.NameOf(file)}");

        Assert.Equal([file], new FailureFolders(folder.Root, Target.Name).Fresh());
        FailureFolders.MarkExplained(file);
        Assert.Empty(new FailureFolders(folder.Root, Target.Name).Fresh());
    }

    [Fact]
    public void Three_inputs_per_cause_are_explained_even_across_campaigns()
    {
        using var folder = new TemporaryFolder();
        string Of(int number) => Save(folder, WorkerFolder.Crashes, number, "sig:00" + CauseMark.Words("a cause"));
        FailureFolders.MarkExplained(Of(0));
        using var queue = Queue(folder, []);
        for (var number = 1; number < 6; number++)
            queue.Add(new Failure(Of(number), Known: null));

        Assert.Equal(FailureQueue.MostOfOneCause - 1, queue.Waiting);
        queue.Add(new Failure(Save(folder, WorkerFolder.Crashes, 9, "sig:00" + CauseMark.Words("another")), null));
        Assert.Equal(FailureQueue.MostOfOneCause, queue.Waiting);
    }

    [Fact]
    public void Limit_of_findings_per_target_is_reported_once()
    {
        using var folder = new TemporaryFolder();
        var lines = new List<string>();
        using var queue = Queue(folder, lines);
        for (var number = 1; number < FailureQueue.MostFindings; number++)
            Directory.CreateDirectory(folder.PathOf($"findings/layout-cause-{number}"));
        queue.Add(new Failure(Save(folder, WorkerFolder.Crashes, 0, "sig:06"), null));
        Assert.Equal((1, 0), (queue.Waiting, lines.Count));

        Directory.CreateDirectory(folder.PathOf("findings/layout-last-cause"));
        queue.Add(new Failure(Save(folder, WorkerFolder.Crashes, 1, "sig:06"), null));
        queue.Add(new Failure(Save(folder, WorkerFolder.Crashes, 2, "sig:06"), null));

        Assert.Equal(0, queue.Waiting);
        Assert.Single(lines, line => line.Contains("limit of 32 findings reached", StringComparison.Ordinal));
    }

    [Fact]
    public void Inputs_of_a_killed_parent_are_explained_and_an_external_kill_is_not_a_finding()
    {
        using var folder = new TemporaryFolder();
        Save(folder, WorkerFolder.Crashes, 0, "sig:09,src:worker,op:dies");
        var killed = CampaignRun.Of(folder.Root, "layout", "--executions", "10");
        killed.MustHold();
        Assert.Contains("layout: a worker was killed externally", killed.Output, StringComparison.Ordinal);

        Save(folder, WorkerFolder.Crashes, 1, "sig:00,src:test");
        Assert.Equal(ExitCode.Found, CampaignRun.Of(folder.Root, "layout", "--executions", "10").Code);
        var finding = Assert.Single(Directory.GetDirectories(folder.PathOf("findings")));
        Assert.StartsWith("layout-depends-on-what-ran-before-", Path.GetFileName(finding), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Held, CampaignRun.Of(folder.Root, "layout", "--executions", "10").Code);
    }

    [Fact]
    public void Seeds_that_kill_a_worker_are_findings_and_the_campaign_continues()
    {
        using var folder = new TemporaryFolder();
        var run = CampaignRun.Of(folder.Root, "deadly", "--executions", "100");

        Assert.Equal((ExitCode.Found, string.Empty), (run.Code, run.Error));
        Assert.Equal(
            [
                "deadly-depends-on-what-ran-before", "deadly-fails-and-cannot-be-explained", "deadly-s-has-state",
                "deadly-worker-died", "deadly-worker-hangs",
            ],
            Directory.GetDirectories(folder.PathOf("findings")).Select(KindOf).Order(StringComparer.Ordinal));
        Assert.Contains("| deadly |       1 |", run.Output, StringComparison.Ordinal);
        Assert.Contains(" 100 |", run.Output, StringComparison.Ordinal);
        Assert.Equal("hangs", ShorterOf(folder, "deadly-worker-hangs-"));
        Assert.Equal("dies", ShorterOf(folder, "deadly-worker-died-"));

        // Its shorter form fails only in the process that ran the longer one before.
        Assert.Equal("stickssticks", InputOf(folder, "deadly-s-has-state-"));
        Assert.Equal("after holds", InputOf(folder, "deadly-depends-on-what-ran-before-"));
        var alone = ToolRun.Of("finding", "deadly-depends", "--out", folder.Root).Output;
        Assert.Contains("\nreplay: none; it depends on what ran before\n", alone, StringComparison.Ordinal);
        Assert.Contains("The worker saw:\n\nIt fails on purpose.\n", alone, StringComparison.Ordinal);
        ToolRun.Of("finding", "deadly-depends", "--as-test", "--out", folder.Root).MustBeRefused("a test needs");
    }

    private static string InputOf(TemporaryFolder folder, string start)
    {
        var place = Assert.Single(Directory.GetDirectories(folder.PathOf("findings"), start + "*"));
        return File.ReadAllText(new StoredFinding(place).InputFile);
    }

    private static string ShorterOf(TemporaryFolder folder, string start) => File.ReadAllText(Path.Combine(
        Directory.GetDirectories(folder.PathOf("findings"), start + "*").Single(), StoredFinding.ShorterPart));

    private static string KindOf(string finding) => string.Join(
        '-', Path.GetFileName(finding).Split('-')[..^1].TakeWhile(word => word != "Process"));

    private static string Save(TemporaryFolder folder, string part, int number, string rest) =>
        WorkerFolder.Create(folder.PathOf("layout-1")).Save(part, number, rest, [1, 2, 3]);

    private static FailureQueue Queue(TemporaryFolder folder, List<string> lines) => new(
        Target,
        new FailureFolders(folder.Root, Target.Name),
        new FindingStore(folder.PathOf("findings")),
        lines.Add);
}
