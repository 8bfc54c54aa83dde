using Verify.Display;

namespace Verify.Job;

/// <summary>Runs inputs one after another.</summary>
internal static class Inputs
{
    /// <summary>Runs each, which has its row in the totals, until it is stopped.</summary>
    public static Totals Run(
        IReadOnlyList<Input> inputs, Surroundings around, Totals totals, IProgressView view)
    {
        for (var done = 0; done < inputs.Count && !around.Stop.IsCancellationRequested; done++)
        {
            view.Running(inputs[done].Name, done, inputs.Count);
            inputs[done].Run(around.Subjects, totals);
            view.Ran(totals.Rows[done], done + 1, inputs.Count);
        }

        return totals;
    }
}
