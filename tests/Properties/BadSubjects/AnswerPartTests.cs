namespace Properties.BadSubjects;

/// <summary>No part of an answer goes uncompared: a subject that gets only that one wrong is caught.</summary>
public sealed class AnswerPartTests
{
    // The third granule cannot be shared, and the second not be taken back: the answer has what an error can have.
    private static readonly Scenario Failing = ScenarioText.Parse($"""
        {BadCase.Pkvm}
        fault mem-share 3 refused -1
        fault mem-unshare 2 refused -1
        init-dynamic-pool
        a = dma-alloc 4 pages

        """);

    private static readonly Dictionary<string, Func<Answer, Answer>> Mistakes = new(StringComparer.Ordinal)
    {
        ["nothing done"] = right => right with { IsIdle = true },
        ["another error"] = right => right with { Error = Error.Quarantined },
        ["a value"] = right => right with { Value = 0x7fe00000 },
        ["another hypercall"] = right => right with { Hypercall = right.Hypercall!.Value with { Code = -2 } },
        ["no hypercall"] = right => right with { Hypercall = null },
        ["another granule"] = right => right with { Refusals = [right.Refusals[0] with { Granule = 0x7fe00000 }] },
        ["no granule"] = right => right with { Refusals = [] },
        ["a reboot"] = right => right with { Reboot = RebootReason.InternalError },
    };

    public static TheoryData<string> Names => [.. Mistakes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_answer_that_is_wrong_in_one_part_is_a_difference(string mistake)
    {
        var subject = Subject((command, right) => command is DmaAllocate ? Mistakes[mistake](right()) : right());

        var finding = Judge.Run(Failing, subject).Finding;

        Assert.NotNull(finding);
        Assert.Contains("answer", finding.Differences.Select(difference => difference.What));
    }

    [Fact]
    public void The_right_answer_is_none() => Assert.Null(Judge.Run(Failing, Subject((_, right) => right())).Finding);

    private static BadSubject Subject(Func<Command, Func<Answer>, Answer> answer) =>
        new("answers in parts") { Subject = (subject, _) => new BadAnswers(subject) { Answer = answer } };
}
