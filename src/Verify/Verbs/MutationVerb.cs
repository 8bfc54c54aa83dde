using System.CommandLine;
using Mutation.Scores;
using Verify.Display;
using Verify.Strength;

namespace Verify.Verbs;

/// <summary><c>verify mutation</c>: runs Stryker.NET and says what its score is worth.</summary>
internal static class MutationVerb
{
    private const string Description = """
        Changes the production code, the reference model and the safety monitor in every small way that Stryker.NET
        knows, and says how many of the changes the tests notice. Canaries hold the instrument itself, time-outs are no
        kills, and every mutant that survives must stand in mutation/survivors.json. Reports are in artifacts/mutation.

        Exit code: 0 canaries, ledger and scores are as they must be, 1 they are not, 2 wrong usage, or Stryker.NET
        could not be run to its end.
        """;

    /// <summary>The verb's command.</summary>
    public static Command Create(Surroundings around)
    {
        var options = new MutationOptions();
        var verb = new Command("mutation", Description);
        foreach (var option in options.All)
            verb.Options.Add(option);
        verb.Validators.Add(options.Validate);
        verb.SetAction(parsed => Run(parsed, options, around));
        return verb;
    }

    private static int Run(ParseResult parsed, MutationOptions options, Surroundings around)
    {
        var job = options.JobOf(parsed);
        if (parsed.GetValue(options.Canaries))
            return Print(around, [.. job.RunCanaries(around.IsTerminal)]);
        return parsed.GetValue(options.Report) is { } report
            ? Print(around, [job.Judge(report)])
            : Print(around, [.. job.Run(around.IsTerminal)]);
    }

    private static int Print(Surroundings around, IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
            around.Output.WriteLine(OneLine.Of(problem));
        around.Output.WriteLine(
            problems.Count == 0 ? "All canaries came out as they must." : "A canary came out wrong.");
        return problems.Count == 0 ? ExitCode.Held : ExitCode.Found;
    }

    private static int Print(Surroundings around, IReadOnlyList<Summary> summaries)
    {
        ScoreTable.Print(around, summaries);
        foreach (var line in summaries.SelectMany(summary => summary.Lines()))
            around.Output.WriteLine(OneLine.Of(line));
        var holds = summaries.All(summary => summary.Holds);
        around.Output.WriteLine(holds ? "All as it must be." : "NOT all as it must be; see above.");
        return holds ? ExitCode.Held : ExitCode.Found;
    }
}
