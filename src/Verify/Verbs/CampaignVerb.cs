using System.CommandLine;
using Fuzz.Campaigns;
using Fuzz.Engines;
using Fuzz.Targets;
using Verify.Campaigns;
using Verify.Display;

namespace Verify.Verbs;

/// <summary><c>verify campaign</c>: a coverage-guided search for inputs that break what is promised.</summary>
internal static class CampaignVerb
{
    private const string Description = """
        Searches for inputs that break a promise, guided by the coverage of the model, the production code and
        the judge, in a worker process for each job. A planted bug comes first: a campaign that does not find it is
        blind, and ends. Findings are minimised and deduplicated by cause, in the folder 'findings'.

        Exit code: 0 all held, 1 a finding, or blind, 2 wrong usage, or a folder that cannot be used.
        """;

    /// <summary>The verb's command.</summary>
    public static Command Create(Surroundings around)
    {
        var options = new CampaignOptions();
        var verb = new Command("campaign", Description);
        foreach (var option in options.All)
            verb.Options.Add(option);
        verb.Validators.Add(options.Validate);
        verb.SetAction(parsed => Run(parsed, options, around));
        return verb;
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
        var found = target.Run(File.ReadAllBytes(file));
        around.Output.WriteLine(found is null ? $"{target.Name}: held" : $"FINDING in {target.Name}: {found.Cause}");
        if (found is not null)
            around.Output.WriteLine($"\n{found.Text.TrimEnd()}");
        return found is null ? ExitCode.Held : ExitCode.Found;
    }
}
