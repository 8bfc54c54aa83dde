using System.CommandLine;
using Fuzz.Corpora;
using Fuzz.Targets;

namespace Verify.Verbs;

/// <summary>
/// <c>verify corpus-measure</c>: what <c>verify corpus</c> runs in an instrumented copy of the tool to ask what inputs
/// reach. No person needs it, and help does not show it.
/// </summary>
internal static class CorpusMeasureVerb
{
    /// <summary>The verb's command.</summary>
    public static Command Create(Surroundings around)
    {
        var target = new Argument<string>("target");
        var verb = new Command(CorpusMeasurer.Verb, "Measures inputs for 'verify corpus'.") { target };
        verb.Hidden = true;
        verb.SetAction(parsed =>
        {
            CorpusMeasurer.Serve(
                TargetSet.Find(parsed.GetValue(target)!, around.Subjects)!, Console.In, around.Output);
            return ExitCode.Held;
        });
        return verb;
    }
}
