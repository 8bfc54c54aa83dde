using Isolation;

namespace Verify.Job;

/// <summary>Runs inputs one after another.</summary>
internal static class Inputs
{
    /// <summary>Runs each, which has its row in the totals, until it is stopped.</summary>
    public static void Run(
        IReadOnlyList<Input> inputs, IJudge judge, Totals totals, IProgressView view, CancellationToken stop)
    {
        try
        {
            for (var done = 0; done < inputs.Count; done++)
            {
                view.Running(inputs[done].Name, done, inputs.Count);
                inputs[done].Run(judge, totals, stop);
                view.Ran(totals.Rows[done], done + 1, inputs.Count);
            }
        }
        catch (OperationCanceledException)
        {
            // The rows show what ran.
        }
    }
}
