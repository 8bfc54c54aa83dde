using System.CommandLine;
using Mutation;
using Mutation.Coverage;
using Verify.Display;

namespace Verify.Verbs;

/// <summary><c>verify coverage</c>: runs the tests and says which lines and branches they do not reach.</summary>
internal static class CoverageVerb
{
    private const string Description = """
        Runs the tests under a collector of coverage and says how many lines and branches of src/MemoryModel and
        src/Reference they reach. All must be reached but what stands in mutation/uncovered.json with a reason, and
        all that stands there must be unreached. The results are in artifacts/coverage.

        Exit code: 0 coverage and ledger are as they must be, 1 they are not, 2 wrong usage, or the tests did not
        run to a good end.
        """;

    /// <summary>The verb's command.</summary>
    public static Command Create(Surroundings around)
    {
        var report = new Option<string?>("--report")
        {
            Description = "Judge this report (in Cobertura's form) of an earlier run, and run nothing.",
            HelpName = "FILE",
        };
        var verb = new Command("coverage", Description) { report };
        verb.SetAction(parsed => Run(parsed.GetValue(report), around));
        return verb;
    }

    private static int Run(string? report, Surroundings around)
    {
        var checkout = Workshop.Find().Root;
        var run = new CoverageRun(checkout);
        var summary = CoverageSummary.Of(report ?? run.Run(), run.Ledger, checkout);
        foreach (var line in summary.Lines())
            around.Output.WriteLine(OneLine.Of(line));
        return summary.Holds ? ExitCode.Held : ExitCode.Found;
    }
}
