using Isolation;
using Properties.Suite;
using Verify.Findings;

namespace Properties.Agreement;

/// <summary>
/// Runs before anything else, in a process of its own: what kills its process, as an overflown stack does, would take
/// all tests with it, and their reports.
/// </summary>
public sealed class Survival
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    // Each try that fails costs a process, and an endless one its two seconds.
    private static readonly TimeSpan TimeForShrinking = TimeSpan.FromSeconds(20);

    [Fact]
    public void Process_survives_generated_scenarios()
    {
        var seed = (ulong)Random.Shared.NextInt64();
        var deaths = new Deaths();
        using var judge = IsolatedJudge.OfTool(subjects: null, ProductionFactory.Instance.Name);

        var order = new SearchOrder(seed, Time);
        judge.Search(order, deaths, TestContext.Current.CancellationToken);

        if (deaths.First is { } death)
        {
            var (scenario, finding) = Minimised(order.ScenarioAt(death.Batch, death.Index), death.Found, judge);
            throw SuiteRun.Current.Findings.Ruined(scenario, finding);
        }
    }

    /// <summary>The shortest scenario whose process dies alike, as far as there was time.</summary>
    internal static (Scenario Scenario, Finding Finding) Minimised(Scenario scenario, FoundStep found, IJudge judge)
    {
        var stop = TestContext.Current.CancellationToken;
        var shrunk = new Shrinking(judge, TimeForShrinking, static _ => { }).Shrink(scenario, found, stop);
        return judge.Run(new RunOrder(shrunk), stop).Found is { } shorter
            ? (shrunk, FindingOf(shrunk, shorter))
            : (scenario, FindingOf(scenario, found));
    }

    private static Finding FindingOf(Scenario scenario, FoundStep found)
    {
        var command = scenario.Commands[found.Step - 1];
        return new Finding(found.Step, command, command, [.. found.Differences]);
    }

    /// <summary>The first failure after which nothing may run here; others are left to the lockstep.</summary>
    private sealed class Deaths : ISearchView
    {
        public SearchFailure? First { get; private set; }

        public void Ran(IReadOnlyList<PlatformCount> counts)
        {
            // Not counted.
        }

        public void Failed(SearchFailure failure)
        {
            if (RunFindings.IsRuin(failure.Found.Differences))
                First ??= failure;
        }
    }
}
