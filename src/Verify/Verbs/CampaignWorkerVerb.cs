using System.CommandLine;
using Fuzz;

namespace Verify;

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
            EndWithParent();
            var order = WorkerOrder.Parse(parsed.GetValue(words)!);
            using var worker = new CampaignWorker(order, TargetSet.Find(order.Target, around.Subjects)!);
            worker.Run();
            return ExitCode.Held;
        });
        return verb;
    }

    // The parent holds the other end of standard input, and writes nothing: it ends when the parent does, however that
    // came about.
    private static void EndWithParent()
    {
        var watch = new Thread(static () =>
        {
            using var input = Console.OpenStandardInput();
            while (input.ReadByte() >= 0)
            {
                // Nobody says anything.
            }

            Environment.Exit(ExitCode.Held);
        });
        watch.IsBackground = true;
        watch.Start();
    }
}
