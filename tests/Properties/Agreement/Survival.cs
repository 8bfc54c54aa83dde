using Isolation;
using Properties.Suite;

namespace Properties.Agreement;

/// <summary>
/// Runs before anything else, in a process of its own: what kills its process, as an overflown stack does, would take
/// all tests with it, and their reports.
/// </summary>
public sealed class Survival
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(2);

    [Fact]
    public void Process_survives_generated_scenarios()
    {
        var seed = (ulong)Random.Shared.NextInt64();
        var deaths = new Deaths();
        using var judge = IsolatedJudge.OfTool(subjects: null, ProductionFactory.Instance.Name);

        judge.Search(new SearchOrder(seed, Time), deaths, TestContext.Current.CancellationToken);

        if (deaths.First is { } death)
        {
            var scenario = Batches.Scenario(seed, death.Batch, death.Index);
            throw SuiteRun.Current.Findings.Ruined(scenario, FindingOf(scenario, death.Found));
        }
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
