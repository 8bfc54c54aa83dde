using Mutation;
using Mutation.Coverage;
using static Properties.Strength.Coverage.FakeCheckout;

namespace Properties.Strength.Coverage;

/// <summary>Reading coverage reports: lines with their files, and one-line errors for malformed input.</summary>
public sealed class CoverageReportTests : IDisposable
{
    private readonly FakeCheckout _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Report_lines_are_ordered_with_branches_and_relative_paths() => Assert.Equal(
        [
            new CoveredLine(Sum, 1, true, 2, 1),
            new CoveredLine(Sum, 2, false, 0, 0),
            new CoveredLine(ModelFile, 1, true, 0, 0),
        ],
        CoverageReport.Read(_files.ReportOf((ModelFile, [ReachedLine]), (Sum, [Unreached(2), Condition(1, 1)]))));

    [Fact]
    public void Line_shared_by_two_types_is_covered_where_both_cover_it()
    {
        var shared = CoverageReport.Read(_files.ReportOf(
            (Sum, [Condition(1, 2), ReachedLine.Replace('1', '2'), Unreached(3)]),
            (Sum, [Condition(1, 1), Unreached(2), Unreached(3)])));

        Assert.Equal(["1 of 4 branches", "line", "line"], shared.Select(line => line.Missed));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<CoverageSession />")]
    [InlineData("<coverage />")]
    [InlineData("<coverage><sources><source>/a/</source><source>/b/</source></sources></coverage>")]
    public void Malformed_report_is_a_one_line_error(string text) => AssertRejected(_files.Write("report.xml", text));

    [Theory]
    [InlineData("<line hits=\"1\" />")]
    [InlineData("<line number=\"1\" />")]
    [InlineData("<line number=\"one\" hits=\"1\" />")]
    [InlineData("<line number=\"1\" hits=\"-1\" />")]
    [InlineData("<line number=\"1\" hits=\"1\" condition-coverage=\"50%\" />")]
    [InlineData("<line number=\"1\" hits=\"1\" condition-coverage=\"50% (1/99999999999)\" />")]
    public void Malformed_report_line_is_a_one_line_error(string line) => AssertRejected(_files.Report(line));

    private static void AssertRejected(string path)
    {
        var error = Assert.Throws<StrengthError>(() => CoverageReport.Read(path));

        Assert.StartsWith($"{path}: expected a coverage report", error.Message, StringComparison.Ordinal);
    }
}
