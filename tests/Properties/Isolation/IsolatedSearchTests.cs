using Isolation;

namespace Properties.Isolation;

/// <summary>Generated scenarios in a process of their own.</summary>
public sealed class IsolatedSearchTests
{
    [Fact]
    public void Search_counts_what_ran_on_each_platform()
    {
        var view = new View();
        using var judge = IsolatedJudge.OfTool(subjects: null, "production");

        judge.Search(new SearchOrder(1, TimeSpan.FromSeconds(4)), view, TestContext.Current.CancellationToken);

        Assert.Empty(view.Failures);
        Assert.NotEmpty(view.Counts);
        Assert.All(view.Counts, count => Assert.Contains(count.Platform, Hypervisors.Names));
        Assert.All(view.Counts, count => Assert.True(count is { Scenarios: > 0, Commands: > 0, Findings: 0 }));
    }

    [Theory]
    [InlineData(typeof(DeadlySubjects.Endless), "endless step")]
    [InlineData(typeof(DeadlySubjects.Bottomless), "dead process")]
    public void Scenario_that_takes_the_process_with_it_is_found(Type subjects, string kind)
    {
        var view = new View();
        using var judge = IsolatedJudge.OfTool(SubjectSource.WordFor(subjects), "broken");

        var order = new SearchOrder(1, TimeSpan.FromSeconds(30));
        judge.Search(order, view, TestContext.Current.CancellationToken);

        Assert.NotEmpty(view.Failures);
        Assert.All(view.Failures, failure => Assert.Equal(kind, failure.Found.Kind));
        Assert.All(view.Failures, failure => Assert.IsType<Allocate>(
            order.ScenarioAt(failure.Batch, failure.Index).Commands[failure.Found.Step - 1]));
        Assert.Equal(view.Failures.Count, view.Counts.Sum(count => count.Findings));
    }

    private sealed class View : ISearchView
    {
        public IReadOnlyList<PlatformCount> Counts { get; private set; } = [];

        public List<SearchFailure> Failures { get; } = [];

        public void Ran(IReadOnlyList<PlatformCount> counts) => Counts = counts;

        public void Failed(SearchFailure failure) => Failures.Add(failure);
    }
}
