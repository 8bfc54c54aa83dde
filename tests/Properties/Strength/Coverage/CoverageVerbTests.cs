using Mutation.Coverage;
using Properties.House;
using Properties.Tool;
using Verify.Display;
using static Properties.Strength.Coverage.FakeCheckout;

namespace Properties.Strength.Coverage;

/// <summary>The command line of <c>verify coverage</c> on existing reports; no tests are run.</summary>
public sealed class CoverageVerbTests : IDisposable
{
    private readonly FakeCheckout _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Coverage_gap_ends_with_exit_code_1()
    {
        const string layout = "src/MemoryModel/Layout.cs";
        var report = _files.ReportOf((layout, [Unreached(1)]), (ModelFile, [ReachedLine]));

        var run = ToolRun.Of("coverage", "--report", report);

        Assert.Equal((ExitCode.Found, string.Empty), (run.Code, run.Error));
        Assert.Contains($"problem: {layout}:1: line not reached: ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("coverage --report missing.xml", "missing.xml: expected a coverage report")]
    [InlineData("coverage --report", "--report FILE")]
    [InlineData("coverage now", "--report")]
    public void Invalid_usage_prints_one_line_and_exits_with_code_2(string line, string expected) =>
        ToolRun.Of(line.Split(' ')).MustBeRefused(expected);

    [Fact]
    public void Ledger_entries_refer_to_existing_code() => Assert.All(
        UncoveredLedger.Read(new CoverageRun(Checkout.Root).Ledger).Entries,
        entry => Assert.Contains(
            entry.Code, File.ReadLines(Path.Combine(Checkout.Root, entry.File)).Select(line => line.Trim())));
}
