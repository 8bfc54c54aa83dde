using Fuzz.Campaigning;
using Fuzz.Engines;
using Lockstep.Formats.Text;
using Mutation.Trials;

namespace Verify.Defects;

/// <summary>A trial of <c>verify defects</c> in which a campaign's engine searches.</summary>
internal static class CampaignSearch
{
    /// <summary>Searches, and prints the report that a trial's parent reads.</summary>
    /// <param name="searcher">One of <see cref="Searchers"/>.</param>
    /// <param name="seed">Decides every change.</param>
    /// <param name="folder">Where the campaign goes.</param>
    /// <param name="around">The tool's surroundings.</param>
    public static void Run(string searcher, ulong seed, string folder, Surroundings around)
    {
        var engine = searcher == Searchers.Afl ? EngineKind.Afl : EngineKind.Embedded;
        var found = new CampaignTrial(engine, around.Subjects).Run(seed, folder, around.Stop);
        around.Output.WriteLine(ReportOf(found).ToJson());
    }

    private static TrialReport ReportOf(FirstFailure? found)
    {
        if (found is null)
            return new TrialReport(TrialEnd.Held, Seconds: CampaignTrial.Budget.TotalSeconds);
        var text = ScenarioText.Print(found.Scenario);
        var commands = found.Scenario.Commands.Length;
        return new TrialReport(
            TrialEnd.Found, $"campaign ({found.Engine})", "failure", commands, found.Time.TotalSeconds, text, text);
    }
}
