using Isolation;
using Processes;

namespace Properties.Isolation;

/// <summary>A judge's process that ends before it runs anything: no scenario is to blame, and nothing held.</summary>
public sealed class UnusableProcessTests
{
    // The hidden verb without its argument is a usage error.
    private static IsolatedJudge Unusable => new(_ => ToolCommand.Brief(JudgeServer.Verb), "production");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Run_is_an_error_and_no_finding()
    {
        using var judge = Unusable;
        var order = new RunOrder(ScenarioText.Parse(DeadlySubjects.Scenario));

        var error = Assert.Throws<IOException>(() => judge.Run(order, Stop));

        Assert.Contains("before it ran a scenario", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_is_an_error_and_not_an_empty_table()
    {
        using var judge = Unusable;
        var order = new SearchOrder(1, TimeSpan.FromSeconds(60));

        Assert.Throws<IOException>(() => judge.Search(order, new Deaf(), Stop));
    }

    private sealed class Deaf : ISearchView
    {
        public void Ran(IReadOnlyList<PlatformCount> counts)
        {
            // Nothing ran.
        }

        public void Failed(SearchFailure failure) => Assert.Fail($"blamed {failure}");
    }
}
