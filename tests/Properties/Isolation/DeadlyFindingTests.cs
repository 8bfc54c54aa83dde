using Isolation;
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
