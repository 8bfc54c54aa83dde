using Mutation.Trials;
using Properties.Tool;

namespace Properties.Strength;

/// <summary>The worker of a trial, run in this process on correct and on broken code.</summary>
public sealed class TrialWorkerTests
{
    private static readonly BrokenSubjects Broken = new();

    [Fact]
    public void Production_code_holds_until_the_budget_is_spent()
    {
        var report = Search(ProductionFactory.Instance);

        Assert.Equal(TrialEnd.Held, report.End);
        Assert.InRange(report.Commands, 2000, 3000);
    }

    [Fact]
    public void Broken_code_is_found_and_shrunk_deterministically()
    {
        var report = Search(Broken);

        Assert.Equal(TrialEnd.Found, report.End);
        Assert.StartsWith("lockstep on ", report.Property, StringComparison.Ordinal);
        Assert.NotNull(Judge.Run(report.ShrunkScenario!, Broken).Finding);
        Assert.Equal(report with { Seconds = 0 }, Search(Broken) with { Seconds = 0 });
    }

    private static TrialReport Search(ISubjectFactory subjects)
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        new TrialWorker(subjects, output).Search(1, 2000, folder.PathOf("note"));
        return TrialReport.Parse(output.ToString())!;
    }
}
