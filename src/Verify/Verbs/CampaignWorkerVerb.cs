using System.CommandLine;
using Fuzz.Targets;
using Fuzz.Working;
using Verify.Campaigns;

namespace Verify.Verbs;

/// <summary>
/// <c>verify campaign-worker</c>: what <c>verify campaign</c> runs in its worker processes, from an instrumented copy
/// of the tool. No person needs it, and help does not show it.
/// </summary>
internal static class CampaignWorkerVerb
{
    /// <summary>The verb's command.</summary>
    public static Command Create(Surroundings around)
    {
        var words = new Argument<string[]>("order");
        var verb = new Command(WorkerOrder.Verb, "A worker of 'verify campaign'.") { words };
        verb.Hidden = true;
        verb.SetAction(parsed =>
        {
            ParentWatch.Begin();
            using var held = ToolInUse.Hold();
            var order = WorkerOrder.Parse(parsed.GetValue(words)!);
            using var worker = new CampaignWorker(order, TargetSet.Find(order.Target, around.Subjects)!);
            worker.Run();
            return ExitCode.Held;
        });
        return verb;
    }
}
