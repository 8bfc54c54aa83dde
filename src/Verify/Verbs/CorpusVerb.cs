using System.CommandLine;
using Fuzz.Corpora;
using Verify.Campaigns;
using Verify.CommandLine;
using Verify.Display;

namespace Verify.Verbs;

/// <summary><c>verify corpus</c>: minimises and merges folders of inputs for campaigns.</summary>
internal static class CorpusVerb
{
    private const string Codes = "0 success, 1 an input fails, 2 wrong usage or an unusable folder or archive";

    private static readonly string Description = HelpText.Of(
        """
        Minimises and merges folders of inputs: the folder of a campaign, a folder with one archive or folder per
        target, or a plain folder of inputs for --target. Source folders are never changed. Files that are empty, too
        long or unreadable are reported and skipped, and so are inputs that fail.
        """,
        Codes,
        "verify corpus minimise campaign --out seeds",
        "verify corpus merge seeds inputs --target scenario");

    public static Command Create(Surroundings around) =>
        new("corpus", Description) { Minimise(around), Merge(around) };

    private static Command Minimise(Surroundings around)
    {
        var folder = Options.Operand<string>("DIR", "The folder to minimise.");
        var (target, to) = (CampaignOptions.OnlyTarget(), To("[default: DIR.minimal]"));
        return Verb(
            "minimise",
            HelpText.Of(
                "Writes few short inputs with the coverage of all inputs of DIR.",
                Codes,
                "verify corpus minimise campaign --out seeds",
                "verify corpus minimise inputs --target layout"),
            [folder, target, to],
            around,
            (job, parsed) =>
        {
            var from = parsed.GetValue(folder)!;
            job.Minimise(
                CorpusFolder.Open(from, parsed.GetValue(target)),
                parsed.GetValue(to) ?? $"{Path.TrimEndingDirectorySeparator(from)}.minimal");
        });
    }

    private static Command Merge(Surroundings around)
    {
        var first = Options.Operand<string>("A", "The folder to add to.");
        var second = Options.Operand<string>("B", "The folder to take inputs from.");
        var (target, to) = (CampaignOptions.OnlyTarget(), To("[default: A itself]"));
        return Verb(
            "merge",
            HelpText.Of(
                "Adds to A each input of B with coverage that A lacks.",
                Codes,
                "verify corpus merge seeds campaign",
                "verify corpus merge seeds campaign --out more-seeds"),
            [first, second, target, to],
            around,
            (job, parsed) => job.Merge(
                CorpusFolder.Open(parsed.GetValue(first)!, parsed.GetValue(target)),
                CorpusFolder.Open(parsed.GetValue(second)!, parsed.GetValue(target)),
                parsed.GetValue(to)));
    }

    private static Option<string?> To(string usual) => new("--out")
    {
        Description = $"The output folder, which must be new or empty. {usual}",
        HelpName = "DIR",
    };

    private static Command Verb(
        string name, string description, Symbol[] symbols, Surroundings around, Action<CorpusJob, ParseResult> work)
    {
        var result = new ResultOptions();
        var verb = new Command(name, description);
        foreach (var operand in symbols.OfType<Argument>())
            verb.Arguments.Add(operand);
        foreach (var option in symbols.OfType<Option>().Concat(result.All))
            verb.Options.Add(option);
        verb.SetAction(parsed => Run(result.PrinterOf(parsed, around), job => work(job, parsed)));
        return verb;
    }

    private static int Run(ResultPrinter printer, Action<CorpusJob> work)
    {
        var around = printer.Around;
        var rows = new List<CorpusRow>();
        void Add(CorpusChange change)
        {
            rows.Add(CorpusRow.Of(change));
            printer.Lines.WriteLine(OneLine.Of($"{change}"));
        }

        using var job = new CorpusJob(Add, line => around.Error.WriteLine(OneLine.Of(line)), around.Stop);
        try
        {
            work(job);
        }
        catch (OperationCanceledException)
        {
            printer.Lines.WriteLine("Stopped early; only the targets above were written.");
        }

        var findings = job.Failures.Select(failure => new DocumentFinding(failure.Target, failure.What));
        return printer.Print(
            rows, [.. findings], job.Failures.Count == 0 ? Ending.Done : Ending.Found, _ => { });
    }
}
