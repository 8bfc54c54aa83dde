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
        if (parsed.GetValue(options.Canaries))
            return Print(around, [.. job.RunCanaries(around.IsTerminal, around.Stop)]);
        return parsed.GetValue(options.Report) is { } report
            ? Print(around, [job.Judge(report)])
            : Print(around, job.Run(around.IsTerminal, around.Stop));
    }

    private static int Print(Surroundings around, IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
            around.Output.WriteLine(OneLine.Of(problem));
        around.Output.WriteLine(problems.Count == 0 ? "All canaries passed." : "Canary check failed.");
        return problems.Count == 0 ? ExitCode.Held : ExitCode.Found;
    }

    private static int Print(Surroundings around, IReadOnlyList<Summary> summaries)
    {
        if (summaries.Count > 0)
            ScoreTable.Print(around, summaries);
        foreach (var line in summaries.SelectMany(summary => summary.Lines()))
            around.Output.WriteLine(OneLine.Of(line));
        var holds = summaries.All(summary => summary.Holds);
        var verdict = holds ? "All checks passed." : "Checks failed; see above.";
        around.Output.WriteLine(around.Stop.IsCancellationRequested
            ? $"Interrupted; {Wording.Count(summaries.Count, "target")} ran to the end."
            : verdict);
        return holds ? ExitCode.Held : ExitCode.Found;
    }
}
