using Mutation;
using Mutation.Coverage;
using static Properties.Strength.Coverage.FakeCheckout;

namespace Properties.Strength.Coverage;

/// <summary>The verdict: every gap is in the ledger with a reason, and every entry matches a gap.</summary>
public sealed class CoverageSummaryTests : IDisposable
{
    private readonly FakeCheckout _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Fully_covered_run_holds()
    {
        var summary = Of([Condition(1, 2), ReachedLine.Replace('1', '4')]);

        Assert.True(summary.Holds);
        Assert.Equal(
            [
                "src/MemoryModel: 2 of 2 lines (100.0 %), 2 of 2 branches (100.0 %)",
                "src/Reference: 1 of 1 line (100.0 %), 0 of 0 branches (100.0 %)",
            ],
            summary.Lines());
    }

    [Fact]
    public void Gap_missing_from_the_ledger_is_a_problem()
    {
        var summary = Of([Condition(1, 1), Unreached(2)]);

        Assert.Equal(
            [
                "src/MemoryModel: 1 of 2 lines (50.0 %), 1 of 2 branches (50.0 %)",
                "src/Reference: 1 of 1 line (100.0 %), 0 of 0 branches (100.0 %)",
                $"{Sum}:1: 1 of 2 branches not reached: if (one)",
                $"{Sum}:2: line not reached: return other;",
                $"problem: {Sum}:1: 1 of 2 branches not reached: if (one) is not in the ledger",
                $"problem: {Sum}:2: line not reached: return other; is not in the ledger",
            ],
            summary.Lines());
    }

    [Fact]
    public void Gap_in_the_ledger_is_listed_but_not_a_problem()
    {
        var summary = Of([Condition(1, 1)], new UncoveredEntry(Sum, "if (one)", "1 of 2 branches", "never two"));

        Assert.True(summary.Holds);
        Assert.Equal("if (one)", Assert.Single(summary.Gaps).Code);
    }

    [Fact]
    public void Ledger_entry_excuses_one_of_two_identical_lines()
    {
        var entry = new UncoveredEntry(Sum, "return other;", "line", "never");

        var problem = Assert.Single(Of([Unreached(2), Unreached(3)], entry).Problems);

        Assert.StartsWith($"{Sum}:3:", problem, StringComparison.Ordinal);
        Assert.True(Of([Unreached(2), Unreached(3)], entry, entry).Holds);
    }

    [Theory]
    [InlineData(Sum, "one++;", "line")]
    [InlineData(Sum, "if (one)", "2 of 2 branches")]
    [InlineData(ModelFile, "if (one)", "1 of 2 branches")]
    public void Ledger_entry_without_a_gap_is_a_problem(string file, string code, string missed)
    {
        var stale = new UncoveredEntry(file, code, missed, "never");
        var fitting = new UncoveredEntry(Sum, "if (one)", "1 of 2 branches", "never two");

        var problem = Assert.Single(Of([Condition(1, 1), ReachedLine.Replace('1', '4')], fitting, stale).Problems);

        Assert.Equal($"{file}: {missed} of '{code}' is in the ledger but matches no gap of the run", problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Ledger_entry_without_a_reason_is_a_problem(string reason) => Assert.EndsWith(
        "without a reason",
        Assert.Single(Of([Unreached(2)], new UncoveredEntry(Sum, "return other;", "line", reason)).Problems),
        StringComparison.Ordinal);

    [Fact]
    public void Percentage_is_truncated_rather_than_rounded_up_to_100() => Assert.Contains(
        "1,999 of 2,000 lines (99.9 %)", $"{new FolderCoverage("src", 1999, 2000, 0, 0)}", StringComparison.Ordinal);

    [Theory]
    [InlineData(Sum)]
    [InlineData(ModelFile)]
    public void Report_without_lines_of_a_judged_folder_is_an_error(string only) => AssertRejected(
        _files.ReportOf((only, [ReachedLine]), ("src/Other/Model.cs", [ReachedLine])), "[]",
        "the report has no line of src/");

    [Fact]
    public void Report_line_missing_from_the_checkout_is_a_one_line_error() => AssertRejected(
        _files.Report(Unreached(9)), "[]", $"{Sum}:9: the report names a line that is not in the checkout");

    [Theory]
    [InlineData("{}")]
    [InlineData("[{\"file\":\"a\",\"code\":\"b\",\"missed\":\"line\"}]")]
    [InlineData("[{\"file\":\"a\",\"code\":\"b\",\"missed\":\"line\",\"reason\":null}]")]
    [InlineData("[{\"file\":\"a\",\"code\":\"b\",\"missed\":\"line\",\"reason\":\"c\",\"line\":1}]")]
    public void Malformed_ledger_is_a_one_line_error(string text) =>
        AssertRejected(_files.Report(ReachedLine), text, "expected a ledger of uncovered code");

    private CoverageSummary Of(string[] lines, params UncoveredEntry[] entries) =>
        CoverageSummary.Of(_files.Report(lines), _files.Ledger(entries), _files.Root);

    private void AssertRejected(string report, string ledger, string expected)
    {
        var error = Assert.Throws<StrengthError>(
            () => CoverageSummary.Of(report, _files.Write("uncovered.json", ledger), _files.Root));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
