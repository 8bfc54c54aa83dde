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

    [Fact]
    public void Ledger_entries_refer_to_existing_code() => Assert.All(
        UncoveredLedger.Read(new CoverageRun(Checkout.Root).Ledger).Entries,
        entry => Assert.Contains(
            entry.Code, File.ReadLines(Path.Combine(Checkout.Root, entry.File)).Select(line => line.Trim())));
}
