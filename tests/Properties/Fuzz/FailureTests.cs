using Fuzz.Findings;
using Fuzz.Storage;
using Fuzz.Targets;
using Properties.Tool;
using Verify.Display;
using Failure = Fuzz.Findings.Failure;

namespace Properties.Fuzz;

/// <summary>Failing inputs on their way to a finding: none is lost, none floods the folder.</summary>
public sealed class FailureTests
{
    private static readonly LayoutTarget Target = new();

    [Fact]
    public void A_failure_is_given_until_it_is_explained_also_to_the_next_parent()
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
    public void A_mark_that_was_not_written_whole_is_none()
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
    public void Three_inputs_of_a_cause_are_explained_also_where_they_came_in_two_campaigns()
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
    public void A_target_gets_so_many_findings_and_one_line_says_that_there_are_more()
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
        Assert.Single(lines, line => line.Contains("32 findings are kept, and no more", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_killed_parent_left_is_explained_and_a_worker_killed_from_outside_is_no_finding()
    {
        using var folder = new TemporaryFolder();
        Save(folder, WorkerFolder.Crashes, 0, "sig:09,src:worker,op:dies");
        var killed = CampaignRun.Of(folder.Root, "layout", "--executions", "10");
        killed.MustHold();
        Assert.Contains("layout: a worker was killed from outside", killed.Output, StringComparison.Ordinal);

        Save(folder, WorkerFolder.Crashes, 1, "sig:00,src:test");
        Assert.Equal(ExitCode.Found, CampaignRun.Of(folder.Root, "layout", "--executions", "10").Code);
        var finding = Assert.Single(Directory.GetDirectories(folder.PathOf("findings")));
        Assert.StartsWith("layout-fails-in-a-worker-only-", Path.GetFileName(finding), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Held, CampaignRun.Of(folder.Root, "layout", "--executions", "10").Code);
    }

    [Fact]
    public void Seeds_that_end_the_process_are_findings_and_the_worker_goes_on_behind_them()
    {
        using var folder = new TemporaryFolder();
        var run = CampaignRun.Of(folder.Root, "deadly", "--executions", "100");

        Assert.Equal((ExitCode.Found, string.Empty), (run.Code, run.Error));
        Assert.Equal(
            ["deadly-fails-and-cannot-be-explained", "deadly-worker-died", "deadly-worker-does-not-end"],
            Directory.GetDirectories(folder.PathOf("findings")).Select(KindOf).Order(StringComparer.Ordinal));
        Assert.Contains("| deadly |       1 |", run.Output, StringComparison.Ordinal);
        Assert.Contains(" 100 |", run.Output, StringComparison.Ordinal);
        Assert.Equal("hangs", ShorterOf(folder, "deadly-worker-does-not-end-"));
        Assert.Equal("dies", ShorterOf(folder, "deadly-worker-died-"));
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
