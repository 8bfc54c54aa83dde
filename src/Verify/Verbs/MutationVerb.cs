using System.CommandLine;
using Mutation.Scores;
using Verify.CommandLine;
using Verify.Display;
using Verify.Strength;

namespace Verify.Verbs;

/// <summary><c>verify mutation</c>: runs Stryker.NET and checks that its score can be trusted.</summary>
internal static class MutationVerb
{
    private static readonly string Description = HelpText.Of(
        """
        Mutates the production code, the reference model and the safety monitor with every mutator of Stryker.NET, and
        reports how many mutants the tests kill. Canaries check the mutation run itself, a time-out is not a kill, and
        every surviving mutant must be listed in mutation/survivors.json. Reports are in artifacts/mutation.
        """,
        "0 canaries, ledger and scores pass, 1 they do not, 2 wrong usage, no checkout, or Stryker.NET failed",
        "verify mutation --canaries",
        "verify mutation --only reference --report mutation-report.json");

    public static Command Create(Surroundings around)
    {
        var options = new MutationOptions();
        return Options.Verb(
            "mutation", Description, options.All, options.Validate, parsed => Run(parsed, options, around));
    }

    private static int Run(ParseResult parsed, MutationOptions options, Surroundings around)
    {
        var job = options.JobOf(parsed);
        var printer = options.Result.PrinterOf(parsed, around) with { Shard = options.ShardOf(parsed) };
        if (parsed.GetValue(options.Canaries))
            return printer.Run(() => Print(printer, [.. job.RunCanaries(around.IsTerminal, around.Stop)]));
        IReadOnlyList<Summary> summaries = parsed.GetValue(options.Report) is { } report
            ? [job.Judge(report)]
            : job.Run(around.IsTerminal, around.Stop);
        return ScoreOutcome.Of(summaries).Print(printer);
    }

    private static int Print(ResultPrinter printer, IReadOnlyList<string> problems) => printer.Print(
        [],
        [.. problems.Select(problem => new DocumentFinding("canaries", problem) { Report = $"{problem}\n" })],
        problems.Count == 0 ? Ending.Held : Ending.Found,
        output =>
        {
            foreach (var problem in problems)
                output.WriteLine(OneLine.Of(problem));
            output.WriteLine(problems.Count == 0 ? "All canaries passed." : "Canary check failed.");
        });
}
