using System.CommandLine;
using Mutation;
using Mutation.Coverage;
using Verify.CommandLine;
using Verify.Display;
using Verify.Strength;

namespace Verify.Verbs;

/// <summary><c>verify coverage</c>: runs the tests and reports the lines and branches they do not reach.</summary>
internal static class CoverageVerb
{
    private static readonly string Description = HelpText.Of(
        """
        Runs the tests under a coverage collector and reports how many lines and branches of src/MemoryModel and
        src/Reference they reach. All must be reached except those in mutation/uncovered.json, which gives a reason
        for each, and all of those must be unreached. The results are in artifacts/coverage.
        """,
        "0 coverage and ledger agree, 1 they do not, 2 wrong usage, no checkout, or the tests failed",
        "verify coverage",
        "verify coverage --report coverage.cobertura.xml");

    public static Command Create(Surroundings around)
    {
        var report = Options.File("--report", "Checks this Cobertura report of an earlier run instead of running.");
        var result = new ResultOptions();
        var verb = new Command("coverage", Description) { report };
        foreach (var option in result.All)
            verb.Options.Add(option);
        verb.SetAction(parsed =>
        {
            var printer = result.PrinterOf(parsed, around);
            return printer.Run(() => Run(parsed.GetValue(report), printer));
        });
        return verb;
    }

    private static int Run(string? report, ResultPrinter printer)
    {
        var checkout = Workshop.Find().Root;
        var run = new CoverageRun(checkout) { IsQuiet = printer.IsJson };
        var file = report ?? run.Run(printer.Around.Stop);
        var summary = CoverageSummary.Of(file, run.Ledger, checkout);
        return printer.Print(
            CoverageRow.Of(summary),
            CoverageRow.FindingsOf(summary),
            summary.Holds ? Ending.Held : Ending.Found,
            output =>
            {
                foreach (var line in summary.Lines())
                    output.WriteLine(OneLine.Of(line));
            });
    }
}
