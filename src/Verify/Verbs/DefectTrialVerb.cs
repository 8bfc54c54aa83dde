using System.CommandLine;
using Lockstep.Formats;
using Mutation.Trials;
using Verify.Defects;

namespace Verify.Verbs;

/// <summary>
/// <c>verify defect-trial</c>: what <c>verify defects</c> runs in its worker processes. No person needs it, and help
/// does not show it.
/// </summary>
internal static class DefectTrialVerb
{
    /// <summary>The verb's command.</summary>
    public static Command Create(Surroundings around)
    {
        var seed = new Option<ulong>(TrialVerb.Seed);
        var most = new Option<long>(TrialVerb.MaxCommands);
        var note = new Option<string>(TrialVerb.Note);
        var by = new Option<string>(TrialVerb.By);
        var scenario = new Option<string>(TrialVerb.Scenario);
        var verb = new Command(TrialVerb.Name, "A trial of 'verify defects'.") { seed, most, note, by, scenario };
        verb.Hidden = true;
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(by) is { } searcher)
            {
                CampaignSearch.Run(searcher, parsed.GetValue(seed), $"{parsed.GetValue(note)}.folder", around);
                return ExitCode.Held;
            }

            var worker = new TrialWorker(around.Subjects, around.Output);
            if (parsed.GetValue(scenario) is { } file)
                worker.Replay(ScenarioFile.Load(file).Scenario);
            else
                worker.Search(parsed.GetValue(seed), parsed.GetValue(most), parsed.GetValue(note)!);
            return ExitCode.Held;
        });
        return verb;
    }
}
