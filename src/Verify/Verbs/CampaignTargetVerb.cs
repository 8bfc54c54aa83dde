using System.CommandLine;
using Fuzz.Engines;
using Fuzz.Targets;

namespace Verify.Verbs;

/// <summary>
/// <c>verify campaign-target</c>: what AFL++ and libFuzzer run, from an instrumented copy of the tool. Help does not
/// show it; docs/campaigns.md says how a person starts a further instance on it.
/// </summary>
internal static class CampaignTargetVerb
{
    /// <summary>The verb's command.</summary>
    public static Command Create(Surroundings around)
    {
        var engine = new Argument<string>("engine");
        var target = new Argument<string>("target");
        var log = new Argument<string?>("log") { Arity = ArgumentArity.ZeroOrOne };
        var verb = new Command(EngineTarget.Verb, "A target of 'verify campaign' for AFL++ and libFuzzer.")
        {
            engine,
            target,
            log,
        };
        verb.Hidden = true;
        verb.SetAction(parsed =>
        {
            EngineTarget.Serve(
                EngineNames.Find(parsed.GetValue(engine)!)!.Value,
                TargetSet.Find(parsed.GetValue(target)!, around.Subjects)!,
                parsed.GetValue(log));
            return ExitCode.Held;
        });
        return verb;
    }
}
