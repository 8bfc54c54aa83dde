using Mutation.Coverage;
using Properties.House;
using Properties.Tool;
using Verify.Display;
using static Properties.Strength.Coverage.MadeUpCheckout;

namespace Properties.Strength.Coverage;

/// <summary>The command line of <c>verify coverage</c> on reports that are there; nothing here runs a test.</summary>
public sealed class CoverageVerbTests : IDisposable
{
    private readonly MadeUpCheckout _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_gap_of_this_checkout_is_a_finding()
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
    public void Wrong_usage_is_one_line_and_exit_code_2(string line, string expected) =>
        ToolRun.Of(line.Split(' ')).MustBeRefused(expected);

    [Fact]
    public void Every_entry_of_the_ledger_is_about_code_that_is_there() => Assert.All(
        UncoveredLedger.Read(new CoverageRun(Checkout.Root).Ledger).Entries,
        entry => Assert.Contains(
            entry.Code, File.ReadLines(Path.Combine(Checkout.Root, entry.File)).Select(line => line.Trim())));
}
