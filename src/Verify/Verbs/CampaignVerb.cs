using System.CommandLine;
using Fuzz.Campaigns;
using Fuzz.Engines;
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

    private static int Run(ParseResult parsed, CampaignOptions options, Surroundings around) =>
        parsed.GetValue(options.Replay) is { } file
            ? Replay(TargetSet.Find(parsed.GetValue(options.Target)!, around.Subjects)!, file, around)
            : Run(options.OrderOf(parsed), around);

    private static int Run(CampaignOrder order, Surroundings around)
    {
        around.Output.WriteLine(OneLine.Of(
            $"seed {order.Seed}; {Wording.Count(order.Jobs, "worker")}; folder {order.Folder}"));
        CampaignResult Search(ICampaignView view) => new Campaign(order, around.Subjects).Run(view, around.Stop);
        var result = around.IsTerminal
            ? LiveCampaign.During(around.Console, Search)
            : Search(new PlainCampaign(around.Output));
        return new CampaignOutcome(order, result, around.Stop.IsCancellationRequested).Print(around);
    }

    private static int Replay(Target target, string file, Surroundings around)
    {
        var found = target.Run(InputFile.Read(file));
        around.Output.WriteLine(found is null ? $"{target.Name}: held" : $"FINDING in {target.Name}: {found.Cause}");
        if (found is not null)
            around.Output.WriteLine($"\n{found.Text.TrimEnd()}");
        return found is null ? ExitCode.Held : ExitCode.Found;
    }
}
