using System.CommandLine;
using Mutation;

namespace Verify;

/// <summary><c>verify mutation</c>: runs Stryker.NET over the production code and says what its score is worth.</summary>
internal static class MutationVerb
{
    private const string Description = """
        Changes the production code in every small way that Stryker.NET knows and says how many of the changes the
        tests notice. Canaries hold the instrument itself, time-outs are no kills, and every mutant that survives must
        stand in mutation/survivors.json. The reports are in artifacts/mutation.

        Exit code: 0 canaries, ledger and score are as they must be, 1 they are not, 2 wrong usage, or Stryker.NET
        could not be run to its end.
        """;

    /// <summary>The verb's command.</summary>
    public static Command Create(Surroundings around)
    {
        var report = new Option<string?>("--report")
        {
            Description = "Judge this JSON report of an earlier run, and run nothing.",
            HelpName = "FILE",
        };
        var verb = new Command("mutation", Description) { report };
        verb.SetAction(parsed => Run(parsed.GetValue(report), around));
        return verb;
    }

    private static int Run(string? report, Surroundings around)
    {
        try
        {
            var run = new MutationRun(Workshop.Find().Root);
            if (report is null)
                run.Run();
            var summary = Summary.Of(report ?? run.Report, run.Ledger);
            foreach (var line in summary.Lines())
                around.Output.WriteLine(OneLine.Of(line));
            return summary.Holds ? ExitCode.Held : ExitCode.Found;
        }
        catch (Exception error) when (error is StrengthError or DefectError)
        {
            around.Error.WriteLine(OneLine.Of(error.Message));
            return ExitCode.Usage;
        }
    }
}
