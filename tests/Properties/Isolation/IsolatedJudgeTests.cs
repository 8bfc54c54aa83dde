using Isolation;

namespace Properties.Isolation;

/// <summary>The judge in a process of its own: whatever a subject does is a finding, with its step.</summary>
public sealed class IsolatedJudgeTests
{
    private static readonly Scenario Deadly = ScenarioText.Parse(DeadlySubjects.Scenario);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(typeof(DeadlySubjects.Endless), "endless step")]
    [InlineData(typeof(DeadlySubjects.Bottomless), "dead process")]
    [InlineData(typeof(DeadlySubjects.Greedy), "exception")]
    public void Deadly_step_is_a_finding_and_the_next_run_is_judged(Type subjects, string kind)
    {
        using var judge = JudgeOf(subjects);
        var found = judge.Run(new RunOrder(Deadly) { WithText = true }, Stop).Found;
        var after = judge.Run(new RunOrder(Deadly with { Commands = Deadly.Commands[..3] }), Stop);

        Assert.Equal((kind, 4), (found?.Kind, found?.Step));
        Assert.Contains("b = alloc 5000 align 16    # <- here", found!.Text, StringComparison.Ordinal);
        Assert.Equal((null, 3), (after.Found, after.Commands));
    }

    [Fact]
    public void Subject_that_cannot_be_created_is_a_finding()
    {
        var found = new LocalJudge(new DeadlySubjects.Unborn()).Run(new RunOrder(Deadly), Stop).Found;

        Assert.Equal((1, "exception"), (found?.Step, found?.Kind));
        Assert.Contains("no heap", found!.Differences[0].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_judges_report_the_same()
    {
        var order = new RunOrder(ScenarioText.Parse(
            Tool.BrokenSubjects.Scenario.Replace("free a", "free z", StringComparison.Ordinal))) { WithText = true };
        using var judge = JudgeOf(typeof(Tool.BrokenSubjects));

        var isolated = judge.Run(order, Stop);
        var local = new LocalJudge(new Tool.BrokenSubjects()).Run(order, Stop);

        Assert.NotNull(local.Found);
        Assert.Equal(local.Found.Differences, isolated.Found?.Differences);
        Assert.Equal(local.IdleSteps, isolated.IdleSteps);
        Assert.Equal(local.Refused, isolated.Refused);
        Assert.Equal(
            local with { Found = local.Found with { Differences = [] }, IdleSteps = [], Refused = [] },
            isolated with { Found = isolated.Found! with { Differences = [] }, IdleSteps = [], Refused = [] });
    }

    [Fact]
    public async Task Stopped_run_ends_although_its_step_does_not()
    {
        using var judge = JudgeOf(typeof(DeadlySubjects.Endless));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(TimeSpan.FromMilliseconds(500));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Task.Run(() => judge.Run(new RunOrder(Deadly), stop.Token), CancellationToken.None));
    }

    private static IsolatedJudge JudgeOf(Type subjects) =>
        IsolatedJudge.OfTool(SubjectSource.WordFor(subjects), "broken");
}
