using System.CommandLine;
using Lockstep.Notation.Text;
using Verify.CommandLine;
using Verify.Display;
using Verify.Job;
using Verify.Merging;
using Verify.Strength;
using Outcome = Verify.Findings.Outcome;

namespace Verify.Verbs;

/// <summary><c>verify merge FILE...</c>: merges the documents of all parts of a job.</summary>
internal static class MergeVerb
{
    private const string Defects = "defects";
    private const string Mutation = "mutation";

    private static readonly string Description = HelpText.Of(
        """
        Merges the JSON documents of all parts of a job, written with --shard K/N and --json, into one table, document
        and exit code: those of the whole job.
        """,
        "0 all parts held, 1 a finding, 2 wrong usage, a file that cannot be read, or a part that is missing",
        "verify merge part-1.json part-2.json part-3.json",
        "verify merge part-1.json part-2.json --junit results.xml");

    public static Command Create(Surroundings around)
    {
        var files = Options.Operand<string[]>("FILE", "The documents of all parts.", ArgumentArity.OneOrMore);
        var result = new ResultOptions();
        var verb = new Command("merge", Description) { files };
        foreach (var option in result.All)
            verb.Options.Add(option);
        verb.SetAction(parsed => Run(parsed.GetValue(files)!, result.PrinterOf(parsed, around)));
        return verb;
    }

    private static int Run(string[] paths, ResultPrinter printer)
    {
        var parts = ShardSet.Read(paths);
        var whole = printer with
        {
            Verb = parts.First.Verb,
            Seed = parts.Seed,
            Options = parts.First.Options,
            Merged = parts.Repeat,
            InterruptedWith = parts.InterruptedWith,
        };
        return parts.First.Verb switch
        {
            Document.Main => PrintMain(parts, whole),
            Defects => PrintDefects(parts, whole),
            Mutation => PrintMutation(parts, whole),
            var other => throw new FormatError(paths[0], 1, $"the verb {other}", $"main, {Defects} or {Mutation}"),
        };
    }

    private static int PrintMain(ShardSet parts, ResultPrinter printer)
    {
        Row[] rows = [.. parts.Rows<Row>().Select(MergedRows.Of)];
        DocumentFinding[] findings = [.. parts.Findings];
        foreach (var finding in findings)
        {
            printer.Lines.WriteLine(OneLine.Of($"FINDING in {finding.Where}: {finding.Kind}"));
            printer.Lines.WriteLine($"\n{finding.Report.TrimEnd()}\n");
        }

        return new Outcome(rows, findings) { Idle = parts.Notes }.Print(printer);
    }

    private static int PrintDefects(ShardSet parts, ResultPrinter printer)
    {
        DefectRow[] rows = [.. parts.Rows<DefectRow>().Select(MergedRows.Of)
            .OrderBy(row => row.Name, StringComparer.Ordinal)];
        return new DefectsOutcome(rows, rows.Length).Print(printer);
    }

    private static int PrintMutation(ShardSet parts, ResultPrinter printer)
    {
        ScoreRow[] rows = [.. parts.Rows<ScoreRow>().Select(MergedRows.Of)];
        return new ScoreOutcome(rows, [.. parts.Findings, .. rows.SelectMany(MergedRows.Problems)]).Print(printer);
    }
}
