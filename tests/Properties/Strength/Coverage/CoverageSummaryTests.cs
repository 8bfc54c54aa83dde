using Mutation;
using Mutation.Coverage;
using static Properties.Strength.Coverage.MadeUpCheckout;

namespace Properties.Strength.Coverage;

/// <summary>The judgement: every gap is in the ledger with a reason, and every entry is a gap.</summary>
public sealed class CoverageSummaryTests : IDisposable
{
    private readonly MadeUpCheckout _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_run_that_reached_everything_holds()
    {
        var summary = Of([Condition(1, 2), ReachedLine.Replace('1', '4')]);

        Assert.True(summary.Holds);
        Assert.Equal(
            [
                "src/MemoryModel: 2 of 2 lines (100.0 %), 2 of 2 branches (100.0 %)",
                "src/Reference: 1 of 1 lines (100.0 %), 0 of 0 branches (100.0 %)",
            ],
            summary.Lines());
    }

    [Fact]
    public void A_gap_that_nobody_explained_is_a_problem()
    {
        var summary = Of([Condition(1, 1), Unreached(2)]);

        Assert.Equal(
            [
                "src/MemoryModel: 1 of 2 lines (50.0 %), 1 of 2 branches (50.0 %)",
                "src/Reference: 1 of 1 lines (100.0 %), 0 of 0 branches (100.0 %)",
                $"{Sum}:1: 1 of 2 branches not reached: if (one)",
                $"{Sum}:2: line not reached: return other;",
                $"problem: {Sum}:1: 1 of 2 branches not reached: if (one), and it is not in the ledger",
                $"problem: {Sum}:2: line not reached: return other;, and it is not in the ledger",
            ],
            summary.Lines());
    }

    [Fact]
    public void A_gap_in_the_ledger_is_shown_and_no_problem()
    {
        var summary = Of([Condition(1, 1)], new UncoveredEntry(Sum, "if (one)", "1 of 2 branches", "never two"));

        Assert.True(summary.Holds);
        Assert.Equal("if (one)", Assert.Single(summary.Gaps).Code);
    }

    [Fact]
    public void An_entry_stands_for_one_line_and_not_for_its_twin()
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
    public void An_entry_that_is_no_gap_any_more_is_a_problem(string file, string code, string missed)
    {
        var stale = new UncoveredEntry(file, code, missed, "never");
        var fitting = new UncoveredEntry(Sum, "if (one)", "1 of 2 branches", "never two");

        var problem = Assert.Single(Of([Condition(1, 1), ReachedLine.Replace('1', '4')], fitting, stale).Problems);

        Assert.Equal($"{file}: {missed} of '{code}' is in the ledger, and no gap of the run is it", problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_entry_without_a_reason_is_a_problem(string reason) => Assert.EndsWith(
        "without a reason",
        Assert.Single(Of([Unreached(2)], new UncoveredEntry(Sum, "return other;", "line", reason)).Problems),
        StringComparison.Ordinal);

    [Fact]
    public void A_percentage_is_cut_and_not_rounded_up_to_all() => Assert.Contains(
        "1999 of 2000 lines (99.9 %)", $"{new FolderCoverage("src", 1999, 2000, 0, 0)}", StringComparison.Ordinal);

    [Theory]
    [InlineData(Sum)]
    [InlineData(ModelFile)]
    public void A_report_that_looked_elsewhere_is_none(string only) => Refuses(
        _files.ReportOf((only, [ReachedLine]), ("src/Other/Model.cs", [ReachedLine])), "[]",
        "the report has no line of src/");

    [Fact]
    public void A_line_that_the_checkout_does_not_have_is_one_clear_line() =>
        Refuses(_files.Report(Unreached(9)), "[]", $"{Sum}:9: the report names a line that is not in the checkout");

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[{\"file\":\"a\",\"code\":\"b\",\"missed\":\"line\"}]")]
    [InlineData("[{\"file\":\"a\",\"code\":\"b\",\"missed\":\"line\",\"reason\":null}]")]
    [InlineData("[{\"file\":\"a\",\"code\":\"b\",\"missed\":\"line\",\"reason\":\"c\",\"line\":1}]")]
    public void A_ledger_that_is_none_is_one_clear_line(string text) =>
        Refuses(_files.Report(ReachedLine), text, "expected a ledger of uncovered code");

    private CoverageSummary Of(string[] lines, params UncoveredEntry[] entries) =>
        CoverageSummary.Of(_files.Report(lines), _files.Ledger(entries), _files.Root);

    private void Refuses(string report, string ledger, string expected)
    {
        var error = Assert.Throws<StrengthError>(
            () => CoverageSummary.Of(report, _files.Write("uncovered.json", ledger), _files.Root));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
