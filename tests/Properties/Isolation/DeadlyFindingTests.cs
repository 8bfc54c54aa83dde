using System.Text.Json;
using Isolation;
using Properties.Agreement;
using Properties.Tool;
using Verify;
using Verify.Display;

namespace Properties.Isolation;

/// <summary>The tool on code that hangs or remembers: a finding like any other, shrunk; it goes on and ends.</summary>
public sealed class DeadlyFindingTests
{
    [Fact]
    public void Endless_step_is_reported_although_shrinking_is_cut()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("endless.scenario", DeadlySubjects.Scenario);
        var run = Isolated(typeof(DeadlySubjects.Endless), "shrink", file, "--shrink-for", "1s");

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.Contains($"FINDING in {file}: endless step", run.Output, StringComparison.Ordinal);
        Assert.Contains("shrinking ended after 1 s", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(DeadlySubjects.Endless), "endless step")]
    [InlineData(typeof(DeadlySubjects.Bottomless), "dead process")]
    public void Trace_shows_the_steps_before_the_one_that_kills_its_process(Type subjects, string what)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("deadly.scenario", DeadlySubjects.Scenario);

        var run = Isolated(subjects, "replay", "--trace", file);

        Assert.Equal((ExitCode.Found, string.Empty), (run.Code, run.Error));
        Assert.Contains("     3  free a ", run.Output, StringComparison.Ordinal);
        Assert.Contains($"\n{file}:5: b = alloc 5000 align 16\n\n  {what}\n", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{file}: FAILED", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Trace_of_a_step_that_kills_its_process_is_a_whole_document()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("deadly.scenario", DeadlySubjects.Scenario);

        var run = Isolated(typeof(DeadlySubjects.Bottomless), "replay", "--trace", "--json", file);

        using var document = JsonDocument.Parse(run.Output);
        var traced = document.RootElement.GetProperty("files")[0];
        Assert.Equal(3, traced.GetProperty("steps").GetArrayLength());
        Assert.Equal("dead process", traced.GetProperty("finding").GetProperty("kind").GetString());
        Assert.Equal("found", document.RootElement.GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData(typeof(DeadlySubjects.Endless), "endless step")]
    [InlineData(typeof(DeadlySubjects.Bottomless), "dead process")]
    public void Picture_ends_with_the_step_that_kills_its_process(Type subjects, string what)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("deadly.scenario", DeadlySubjects.Scenario);

        var run = Isolated(subjects, "show", file, "--json");

        run.MustHold();
        using var document = JsonDocument.Parse(run.Output);
        var steps = document.RootElement.GetProperty("steps");
        Assert.Equal((4, 4), (document.RootElement.GetProperty("failing").GetInt32(), steps.GetArrayLength()));
        Assert.Equal("b = alloc 5000 align 16", steps[3].GetProperty("command").GetString());
        Assert.Equal(what, steps[3].GetProperty("differences")[0].GetProperty("what").GetString());
    }

    [Fact]
    public void Report_and_record_survive_code_that_does_not()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("findings/deadly.scenario", DeadlySubjects.Scenario);

        var report = Isolated(typeof(DeadlySubjects.Endless), "report", "--from", folder.Root);
        var machine = folder.Write(
            "machine.scenario",
            "platform pkvm granule 4096 heap 0x7fe00000+128KiB memory 0x80000000+16MiB\ninit-dynamic-pool\n"
                + "a = alloc 5000 align 16\n");
        var record = Isolated(typeof(DeadlySubjects.Endless), "record", machine, "--log");

        report.MustHold();
        Assert.Contains(
            "deadly.scenario: endless step", File.ReadAllText(folder.PathOf("report/index.html")),
            StringComparison.Ordinal);
        Assert.Contains("ends with: endless step", File.ReadAllText(folder.PathOf("report/index.md")));
        Assert.Equal((ExitCode.Found, string.Empty), (record.Code, record.Output));
        Assert.Contains("step 2 failed", record.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_of_what_kills_the_process_of_the_tests_is_minimised()
    {
        using var judge = IsolatedJudge.OfTool(SubjectSource.WordFor(typeof(DeadlySubjects.Bottomless)), "broken");
        var scenario = ScenarioText.Parse(DeadlySubjects.Scenario);
        var found = judge.Run(new RunOrder(scenario), TestContext.Current.CancellationToken).Found!;

        var (shrunk, finding) = Survival.Minimised(scenario, found, judge);

        Assert.Equal("dead process", finding.Kind);
        // Each candidate costs a process: on a slow machine the time is over before labels are renamed.
        var command = ScenarioText.Print(Assert.Single(shrunk.Commands));
        Assert.EndsWith(" = alloc 4KiB align 1", command, StringComparison.Ordinal);
    }

    [Fact]
    public void Finding_that_depends_on_what_ran_before_is_told_and_not_saved()
    {
        using var folder = new TemporaryFolder();
        var run = Isolated(
            typeof(DeadlySubjects.Remembering), "--for", "2s", "--granule", "64KiB", "--out", folder.Root);

        Assert.Equal(ExitCode.Found, run.Code);
        Assert.Contains("depends on what ran before it", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Saved", run.Output, StringComparison.Ordinal);
    }

    private static ToolRun Isolated(Type subjects, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var around = Surroundings.Plain(output, error, ProductionFactory.Instance, default) with
        {
            NewJudge = () => IsolatedJudge.OfTool(SubjectSource.WordFor(subjects), "broken"),
        };
        return new ToolRun(VerifyApp.Run(args, around), output.ToString(), error.ToString());
    }
}
