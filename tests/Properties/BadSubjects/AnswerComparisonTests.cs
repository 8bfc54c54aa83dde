namespace Properties.BadSubjects;

/// <summary>Every part of an answer is compared: a subject that gets only one part wrong is caught.</summary>
public sealed class AnswerComparisonTests
{
    // Sharing fails at the third granule and its rollback at the second, so the answer has every part of an error.
    private static readonly Scenario Failing = ScenarioText.Parse($"""
        {BadCase.Pkvm}
        fault mem-share 3 refused -1
        fault mem-unshare 2 refused -1
        init-dynamic-pool
        a = dma-alloc 4 pages

        """);

    private static readonly Dictionary<string, Func<Answer, Answer>> Mistakes = new(StringComparer.Ordinal)
    {
        ["idle"] = answer => answer with { IsIdle = true },
        ["another error"] = answer => answer with { Error = Error.Quarantined },
        ["a value"] = answer => answer with { Value = 0x7fe00000 },
        ["another hypercall"] = answer => answer with { Hypercall = answer.Hypercall!.Value with { Code = -2 } },
        ["no hypercall"] = answer => answer with { Hypercall = null },
        ["another granule"] = answer => answer with { Refusals = [answer.Refusals[0] with { Granule = 0x7fe00000 }] },
        ["no granule"] = answer => answer with { Refusals = [] },
        ["a reboot"] = answer => answer with { Reboot = RebootReason.InternalError },
    };

    public static TheoryData<string> Names => [.. Mistakes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Answer_with_one_wrong_part_is_a_difference(string mistake)
    {
        var subject = Subject((command, correct) => command is DmaAllocate ? Mistakes[mistake](correct()) : correct());

        var finding = Judge.Run(Failing, subject).Finding;

        Assert.NotNull(finding);
        Assert.Contains("answer", finding.Differences.Select(difference => difference.What));
    }

    [Fact]
    public void Correct_answer_is_no_finding() =>
        Assert.Null(Judge.Run(Failing, Subject((_, correct) => correct())).Finding);

    private static BadSubject Subject(Func<Command, Func<Answer>, Answer> answer) =>
        new("gets one part wrong") { Subject = (subject, _) => new BadAnswers(subject) { Answer = answer } };
}
