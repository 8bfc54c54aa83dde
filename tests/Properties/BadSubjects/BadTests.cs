using Lockstep.Safety;

namespace Properties.BadSubjects;

/// <summary>
/// Every comparison of the judge and every rule of the safety monitor catches a subject that breaks it, and the report
/// that a person then reads is as the golden file has it.
/// </summary>
public sealed class BadTests
{
    internal static IReadOnlyList<BadCase> Cases { get; } =
    [
        BadReplies.Answer, BadReplies.ErrorText, BadReplies.Exception, BadReplies.Steps, BadPorts.PortCall,
        BadPorts.HostRead, BadPorts.Memory, .. BadViews.All, BadPorts.LiveInShared, BadReplies.LiveAligned,
        BadReplies.LiveDisjoint,
        BadReplies.FreedWasLive, BadPorts.CleanWhenShared, BadPorts.PrivateAfterClose,
        BadReplies.NoAllocationAfterClose, BadPorts.FailureRestores, BadPorts.PayloadPrivate,
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
    public void Right_subject_is_not(string name) =>
        Assert.Null(Judge.Run(Find(name).Scenario, ProductionFactory.Instance).Finding);

    [Theory]
    [MemberData(nameof(Names))]
    public void Shrunk_report_is_the_golden_one(string name)
    {
        var bad = Find(name);

        var found = Counterexample.Find(bad.Scenario, bad.Subject);

        Assert.NotNull(found);
        Golden.Holds($"{name.Replace(' ', '-')}.txt", found.Report);
    }

    [Fact]
    public void A_subject_that_says_it_did_nothing_is_caught()
    {
        var idle = new BadSubject("says that it did nothing")
        {
            Subject = (subject, _) => new BadAnswers(subject)
            {
                Answer = (_, right) => right() with { IsIdle = true },
            },
        };

        Assert.NotNull(Judge.Run(BadReplies.Steps.Scenario, idle).Finding);
    }

    [Fact]
    public void Every_rule_of_the_monitor_has_a_bad_subject() =>
        Assert.Subset(
            Cases.Select(bad => bad.ToString()).ToHashSet(StringComparer.Ordinal),
            SafetyRule.All.Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal));

    private static BadCase Find(string name) => Cases.Single(bad => bad.ToString() == name);
}
