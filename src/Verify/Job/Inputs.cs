using Isolation;

namespace Verify.Job;

/// <summary>Runs inputs one after another.</summary>
internal static class Inputs
{
    /// <summary>Runs each, which has its row in the totals, until it is stopped.</summary>
    /// <returns>The reports of those that ran, in order.</returns>
    public static IReadOnlyList<RunReport> Run(
        IReadOnlyList<Input> inputs, IJudge judge, Totals totals, IProgressView view, CancellationToken stop)
    {
        var reports = new List<RunReport>();
        try
        {
            for (var done = 0; done < inputs.Count; done++)
            {
                view.Running(inputs[done].Name, done, inputs.Count);
                reports.Add(inputs[done].Run(judge, totals, stop));
                view.Ran(totals.Rows[done], done + 1, inputs.Count);
            }
        }
        catch (OperationCanceledException)
        {
            // The rows show what ran.
        }

        return reports;
    }
}
