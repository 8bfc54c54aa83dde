using Mutation.Scores;

namespace Properties.Strength.Scores;

/// <summary>A test that fails in a mutated copy where nothing is mutated.</summary>
public sealed class UnmutatedTestsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Failed_tests_are_named_by_the_report_of_the_test_runner()
    {
        _folder.Write("properties.trx", """
            <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>
            <UnitTestResult testName="Properties.A.Holds" outcome="Passed" />
            <UnitTestResult testName="Properties.B.Fails(size: 3)" outcome="Failed"><Output /></UnitTestResult>
            <UnitTestResult testName="Properties.C.Waits" outcome="NotExecuted" />
            </Results></TestRun>
            """);

        Assert.Equal(["Properties.B.Fails(size: 3)"], UnmutatedTests.FailedIn(_folder.Root));
    }

    [Theory]
    [InlineData("<TestRun><Results><UnitTestResult ")]
    [InlineData("")]
    public void Report_that_is_cut_off_names_none(string text)
    {
        _folder.Write("properties.trx", text);

        Assert.Empty(UnmutatedTests.FailedIn(_folder.Root));
    }

    [Fact]
    public void No_report_names_none() => Assert.Empty(UnmutatedTests.FailedIn(_folder.PathOf("none")));

    [Theory]
    [InlineData("Killed", false)]
    [InlineData("NoCoverage", true)]
    public void Canary_that_no_test_covers_shows_that_the_tests_ended_early(string status, bool isSuspicious)
    {
        using var files = new Reports();
        var report = files.Report([("a", "b", "NoCoverage")], [("one + other", "one - other", status)]);

        Assert.Equal(isSuspicious, Canaries.AnyIsUncovered(MutationReport.Read(report)));
    }
}
