using System.CommandLine;
using Fuzz.Campaigns;
using Fuzz.Engines;
using Fuzz.Findings;
using Fuzz.Storage;
using Fuzz.Targets;
using Verify.Campaigns;
using Verify.CommandLine;
using Verify.Display;

namespace Verify.Verbs;

/// <summary><c>verify campaign</c>: a coverage-guided search for inputs that break a promise.</summary>
internal static class CampaignVerb
{
    private static readonly string Description = HelpText.Of(
        """
        Searches for inputs that break a promise, guided by the coverage of the model, the production code and
        the judge, in one worker process per job. It must first find a planted bug (the canary); otherwise it reports
        BLIND and stops. Findings are minimised and deduplicated by cause, in the folder 'findings'.
        """,
        "0 all held, 1 a finding or BLIND, 2 wrong usage or an unusable folder",
        "verify campaign --target granule --for 10s",
        "verify campaign --for 8h --until-stable 30m --jobs 4 --out campaign");

    public static Command Create(Surroundings around)
    {
        var options = new CampaignOptions();
        return Options.Verb(
            "campaign", Description, options.All, options.Validate, parsed => Run(parsed, options, around));
    }

    private static int Run(ParseResult parsed, CampaignOptions options, Surroundings around)
    {
        var printer = options.Result.PrinterOf(parsed, around);
        return parsed.GetValue(options.Replay) is { } file
            ? Replay(TargetSet.Find(parsed.GetValue(options.Target)!, around.Subjects)!, file, printer)
            : Run(options.OrderOf(parsed), printer);
    }

    private static int Run(CampaignOrder order, ResultPrinter printer)
    {
        // Each worker has its seed by its number.
        printer = (printer with { Seed = order.Seed }).With("--jobs", $"{order.Jobs}");
        var around = printer.Around;
        printer.Lines.WriteLine(OneLine.Of(
            $"seed {order.Seed}; {Wording.Count(order.Jobs, "worker")}; folder {order.Folder}"));
        printer.Lines.WriteLine(OneLine.Of($"to repeat: {printer.Repeat}"));
        var known = StoredFindings.Names(order.Folder);
        CampaignResult Search(ICampaignView view) => new Campaign(order, around.Subjects).Run(view, around.Stop);
        var result = around.IsTerminal && !printer.IsJson
            ? LiveCampaign.During(around.Console, Search)
            : Search(new PlainCampaign(printer.Lines));
        return new CampaignOutcome(order, result, StoredFindings.Except(order.Folder, known)).Print(printer);
    }

    private static int Replay(Target target, string file, ResultPrinter printer)
    {
        var found = InputReplay.Run(target, InputFile.Read(file), printer.Around.Stop);
        DocumentFinding[] findings = found is null
            ? []
            : [new(target.Name, found.Cause) { File = file, Replay = printer.Repeat, Report = found.Text }];
        return printer.Print([], findings, found is null ? Ending.Held : Ending.Found, output =>
        {
            output.WriteLine(found is null ? $"{target.Name}: held" : $"FINDING in {target.Name}: {found.Cause}");
            if (found is not null)
                output.WriteLine($"\n{found.Text.TrimEnd()}");
        });
    }
}
