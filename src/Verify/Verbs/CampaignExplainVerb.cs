using System.CommandLine;
using Fuzz.Campaigning;
using Fuzz.Targets;
using Verify.Campaigns;

namespace Verify.Verbs;

/// <summary>
/// <c>verify campaign-explain</c>: what <c>verify campaign</c> has done with a failing input in a process of its own.
/// No person needs it, and help does not show it.
/// </summary>
internal static class CampaignExplainVerb
{
    /// <summary>The verb's command.</summary>
    public static Command Create(Surroundings around)
    {
        var target = new Argument<string>("target");
        var input = new Argument<string>("input");
        var findings = new Argument<string?>("findings") { Arity = ArgumentArity.ZeroOrOne };
        var verb = new Command(FindingExplainer.Verb, "Explains a finding of 'verify campaign'.");
        foreach (var argument in new Argument[] { target, input, findings })
            verb.Arguments.Add(argument);
        verb.Hidden = true;
        verb.SetAction(parsed =>
        {
            ParentWatch.Begin();
            around.Output.WriteLine(FindingExplainer.Explain(
                TargetSet.Find(parsed.GetValue(target)!, around.Subjects)!,
                File.ReadAllBytes(parsed.GetValue(input)!),
                parsed.GetValue(findings)));
            return ExitCode.Held;
        });
        return verb;
    }
}
