using System.Globalization;
using System.Xml.Linq;
using Fuzz.Storage;
using Isolation;
using Verify.Display;
using Verify.Job;
using Verify.Reporting;

namespace Properties.Tool;

/// <summary>
/// The report says of everything that lies under artifacts/ whether it held, and of the rest that it did not run.
/// </summary>
public sealed class ReportTests
{
    private const string Trx =
        """
        <TestRun xmlns="x"><Results>
        <UnitTestResult testName="Properties.One.A.b" outcome="Passed" duration="00:00:01.5" />
        <UnitTestResult testName="Properties.One.A.c" outcome="NotExecuted" duration="00:00:00" />
        <UnitTestResult testName="Properties.Two.A.d" outcome="Failed" duration="00:00:02">
        <Output><ErrorInfo><Message>it broke</Message></ErrorInfo></Output></UnitTestResult>
        </Results></TestRun>
        """;

    [Fact]
    public void Empty_folder_says_of_everything_that_it_has_not_run()
    {
        using var folder = new TemporaryFolder();

        var report = ReportOf(folder);

        foreach (var part in new[] { "Lockstep", "Hostile environments", "Historical defects", "Mutation scores" })
            Assert.Contains($"| {part} | - | It has not run here. |", report.Markdown, StringComparison.Ordinal);
        Assert.Contains("- Coverage: it has not run here. Run: verify coverage", report.Markdown);
        Assert.Contains("outcome reached: 1", report.Markdown, StringComparison.Ordinal);
        Assert.Empty(report.JUnit.Descendants("testcase"));
    }

    [Fact]
    public void Results_of_tests_and_verbs_are_in_tables_with_their_verdicts()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("tests"));
        File.WriteAllText(folder.PathOf("tests/properties.trx"), Trx);
        Save(folder, "main", ExitCode.Held);
        Save(folder, "hostile", ExitCode.Found, new DocumentFinding("a", "memory") { Report = "two <lines>\n" });

        var report = ReportOf(folder);

        Assert.Contains("| Properties | FAILED |", report.Markdown, StringComparison.Ordinal);
        Assert.Contains("| Properties.One | 1 | 0 | 1 | 1.5 |", report.Markdown, StringComparison.Ordinal);
        Assert.Contains("it broke", report.Markdown, StringComparison.Ordinal);
        Assert.Contains("| Lockstep | held | Commit ", report.Markdown, StringComparison.Ordinal);
        Assert.Contains(", seed 7, with --granule 4KiB.", report.Markdown, StringComparison.Ordinal);
        Assert.Contains("| a | 3 | 1,234 |", report.Markdown, StringComparison.Ordinal);
        Assert.Contains("| Hostile environments | FAILED |", report.Markdown, StringComparison.Ordinal);
        Assert.Contains("two &lt;lines&gt;", report.Html, StringComparison.Ordinal);
        Assert.Equal(
            ["Properties", "Hostile environments"],
            report.JUnit.Descendants("failure").Select(it => (string)it.Parent!.Attribute("name")!));
        Assert.Equal(3, report.JUnit.Descendants("testcase").Count());
    }

    [Fact]
    public void Result_that_cannot_be_read_is_named()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("results"));
        File.WriteAllText(folder.PathOf("results/coverage.json"), "{\"exitCode\": 0");

        Assert.Contains("coverage.json cannot be read. |", ReportOf(folder).Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Campaign_is_plotted_over_time()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("campaign/layout-1"));
        File.WriteAllText(
            folder.PathOf("campaign/layout-1/plot_data"),
            "# relative_time, corpus_count, map_size, saved_crashes, total_execs, edges_found\n"
                + "1, 5, 1.00%, 0, 100, 20\n2, 7, 1.20%, 1, 300, 30\n");
        Save(folder, "campaign", ExitCode.Held);

        var html = ReportOf(folder).Html;

        Assert.Equal(4, html.Split("<svg").Length - 1);
        Assert.Contains("executions of each worker over time", html, StringComparison.Ordinal);
        Assert.Contains("layout-1", html, StringComparison.Ordinal);
        Assert.DoesNotContain("outcomes of each worker over time", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Outcomes_are_plotted_of_the_workers_that_count_them()
    {
        using var folder = new TemporaryFolder();
        foreach (var (worker, outcomes) in new[] { ("boot-1", 131), ("trace-1", 0) })
        {
            var counts = new WorkerCounts(300, 30, 7, 1, TimeSpan.FromSeconds(2), TimeSpan.Zero, outcomes);
            var path = Directory.CreateDirectory(folder.PathOf($"campaign/{worker}")).FullName;
            new WorkerStatistics(path, worker, DateTimeOffset.UnixEpoch).Write(counts, stability: null);
        }

        Save(folder, "campaign", ExitCode.Held);

        var html = ReportOf(folder).Html;

        var figures = html.Split("<figure>");
        var plot = Assert.Single(figures, it => it.Contains("outcomes of each worker", StringComparison.Ordinal));
        Assert.Contains("boot-1", plot, StringComparison.Ordinal);
        Assert.DoesNotContain("trace-1", plot, StringComparison.Ordinal);
    }

    [Fact]
    public void Finding_has_its_picture_and_the_command_that_shows_it()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("findings/a.scenario", BrokenSubjects.Scenario);

        var held = ReportOf(folder).Html;
        ToolRun.With(new BrokenSubjects(), "report", "--from", folder.Root).MustHold();
        var found = File.ReadAllText(folder.PathOf("report/index.html"));

        Assert.Contains("a.scenario: it holds by now", held, StringComparison.Ordinal);
        Assert.Contains("<svg", found, StringComparison.Ordinal);
        Assert.Contains($"show {path}", found, StringComparison.Ordinal);
    }

    [Fact]
    public void Part_of_a_job_and_other_verbs_are_not_kept()
    {
        using var folder = new TemporaryFolder();
        using var error = new StringWriter();
        var document = DocumentOf("main", ExitCode.Held);

        ResultArchive.Save(folder.Root, document with { Verb = "replay" }, error);
        ResultArchive.Save(folder.Root, document with { Shard = new Shard(1, 2) }, error);
        Assert.Empty(Directory.GetFiles(folder.Root));
        ResultArchive.Save(folder.Root, document, error);

        Assert.Equal(["main.json"], Directory.GetFiles(folder.Root).Select(Path.GetFileName));
        Assert.Empty(error.ToString());
    }

    [Fact]
    public void Result_that_cannot_be_kept_is_told_and_harms_nothing()
    {
        using var folder = new TemporaryFolder();
        using var error = new StringWriter();
        File.WriteAllText(folder.PathOf("taken"), string.Empty);

        ResultArchive.Save(folder.PathOf("taken"), DocumentOf("main", ExitCode.Held), error);

        Assert.StartsWith("the result is not kept for the report: ", error.ToString(), StringComparison.Ordinal);
    }

    private static (string Html, string Markdown, XDocument JUnit) ReportOf(TemporaryFolder folder)
    {
        var run = ToolRun.Of("report", "--from", folder.Root);
        run.MustHold();
        Assert.StartsWith($"report: {folder.PathOf("report")}", run.Output, StringComparison.Ordinal);
        return (
            File.ReadAllText(folder.PathOf("report/index.html")),
            File.ReadAllText(folder.PathOf("report/index.md")),
            XDocument.Load(folder.PathOf("report/index.xml")));
    }

    private static void Save(TemporaryFolder folder, string verb, int code, params DocumentFinding[] findings)
    {
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        ResultArchive.Save(folder.PathOf("results"), DocumentOf(verb, code) with { Findings = findings }, error);
        Assert.Empty(error.ToString());
    }

    private static Document DocumentOf(string verb, int code) =>
        new(verb, code == ExitCode.Held ? Ending.Held : Ending.Found, code, [new Row("a", 3, 1234)], [])
        {
            Seed = 7, Options = ["--granule 4KiB"], Repeat = $"verify {verb}",
        };
}
