using Lockstep.Safety;

namespace Properties.BadSubjects;

/// <summary>
/// Every comparison of the judge and every rule of the safety monitor catches a subject that breaks it, and the shrunk
/// report matches its golden file.
/// </summary>
public sealed class BadSubjectTests
{
    internal static IReadOnlyList<BadCase> Cases { get; } =
    [
        BadReplies.Answer, BadReplies.ErrorText, BadReplies.Exception, BadReplies.Steps, BadPorts.PortCall,
        BadPorts.HostRead, BadPorts.Memory, .. BadViews.All, BadPorts.LiveInShared, BadReplies.LiveAligned,
        BadReplies.LiveDisjoint,
        BadReplies.FreedWasLive, BadPorts.CleanWhenShared, BadReplies.HeapPrivate, BadReplies.DmaZeroed,
        BadPorts.PrivateAfterClose,
        BadReplies.NoAllocationAfterClose, BadPorts.FailureRestores, BadPorts.GuardClosed, BadViews.Truthful,
        BadPorts.PayloadPrivate, BadPorts.PayloadClean,
        BadPorts.SingleFetch, BadPorts.OnlyNeededBytes,
        BadPorts.BounceInitialised, BadReplies.ReturnedAsLent,
    ];

    public static TheoryData<string> Names => [.. Cases.Select(bad => bad.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void Bad_subject_is_caught(string name)
    {
        var bad = Find(name);

        var result = Judge.Run(bad.Scenario, bad.Subject);

        Assert.NotNull(result.Finding);
        Assert.Contains(bad.Catches, result.Finding.Differences.Select(difference => difference.What));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Production_code_holds_where_a_bad_subject_is_caught(string name) =>
        Assert.Null(Judge.Run(Find(name).Scenario, ProductionFactory.Instance).Finding);

    [Theory]
    [MemberData(nameof(Names))]
    public void Shrunk_report_matches_its_golden_file(string name)
    {
        var bad = Find(name);

        var found = Counterexample.Find(bad.Scenario, bad.Subject);

        Assert.NotNull(found);
        Golden.AssertMatches($"{name.Replace(' ', '-')}.txt", found.Report);
    }

    [Fact]
    public void Subject_that_reports_every_command_as_idle_is_caught()
    {
        var idle = new BadSubject("reports every command as idle")
        {
            Subject = (subject, _) => new BadAnswers(subject)
            {
                Answer = (_, correct) => correct() with { IsIdle = true },
            },
        };

        Assert.NotNull(Judge.Run(BadReplies.Steps.Scenario, idle).Finding);
    }

    [Fact]
    public void Every_safety_rule_has_a_bad_subject() =>
        Assert.Subset(
            Cases.Select(bad => bad.ToString()).ToHashSet(StringComparer.Ordinal),
            SafetyRule.All.Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal));

    private static BadCase Find(string name) => Cases.Single(bad => bad.ToString() == name);
}
