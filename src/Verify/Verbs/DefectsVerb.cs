using System.CommandLine;
using Mutation.Trials;
using Verify.CommandLine;
using Verify.Display;
using Verify.Strength;

namespace Verify.Verbs;

/// <summary><c>verify defects</c>: reintroduces historical defects and reports which ones the suite finds.</summary>
internal static class DefectsVerb
{
    private static readonly string Description = HelpText.Of(
        """
        Reintroduces each defect of mutation/defects into a copy of the production code, runs generated scenarios
        on it, and reports whether a check failed, after how many commands and seconds, and the length of the
        minimised scenario. Two canaries check the run itself: a patch that changes nothing must stay undetected,
        and one that breaks everything must be detected at once.
        """,
        "0 all as expected, 1 checks failed, 2 wrong usage, no checkout, an unreadable catalogue, or a patch that no "
            + "longer applies or builds",
        "verify defects --only refill-hint --trials 5",
        "verify defects --pick 5 --commit HEAD~1");

    public static Command Create(Surroundings around)
    {
        var options = new DefectsOptions();
        return Options.Verb(
            "defects", Description, options.All, options.Validate, parsed => Run(parsed, options, around));
    }

    private static int Run(ParseResult parsed, DefectsOptions options, Surroundings around)
    {
        var jobs = options.JobsOf(parsed);
        var printer = options.PrinterOf(parsed, around, jobs[0]);
        return jobs.Count == 1 ? Run(jobs[0], printer) : Compare(jobs, printer);
    }

    private static int Compare(IReadOnlyList<DefectsJob> jobs, ResultPrinter printer)
    {
        var around = printer.Around;
        printer.Lines.WriteLine(Heading(jobs[0], printer));
        using var judge = around.NewJudge();
        var runs = new List<(string, IReadOnlyList<DefectResult>)>();
        foreach (var job in jobs)
        {
            var searcher = job.Searcher ?? Searchers.Random;
            runs.Add((searcher, job.Run(
                judge, line => printer.Lines.WriteLine(OneLine.Of($"{searcher}: {line}")), around.Stop)));
        }

        return new SearchComparison(runs).Print(printer with { Verb = SearchComparison.Verb });
    }

    private static string Heading(DefectsJob job, ResultPrinter printer) => OneLine.Of(
        $"seed {job.Seed}; {Wording.Count(job.Defects.Count, "entry", "entries")}, "
        + $"{Wording.Count(job.Trials, "trial")} each; to repeat: {printer.Repeat}");

    private static int Run(DefectsJob job, ResultPrinter printer)
    {
        var (around, lines) = (printer.Around, printer.Lines);
        lines.WriteLine(Heading(job, printer));
        using var judge = around.NewJudge();
        var results = job.Run(judge, line => lines.WriteLine(OneLine.Of(line)), around.Stop);
        var saved = results.Select(result => ShorterScenario.Save(job.Workshop.Shorter, result)).OfType<string>();
        return new DefectsOutcome([.. results.Select(DefectRow.Of)], job.Defects.Count) { Saved = [.. saved] }
            .Print(printer);
    }
}
