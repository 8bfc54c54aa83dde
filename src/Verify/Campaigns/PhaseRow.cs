using Fuzz.Campaigns;
using Verify.Display;

namespace Verify.Campaigns;

/// <summary>The row of a campaign's target.</summary>
/// <param name="Name">The target.</param>
/// <param name="Workers">Its workers.</param>
/// <param name="Seconds">The time they ran.</param>
/// <param name="Executions">Executions of all workers.</param>
/// <param name="Speed">Executions per second of a worker, on average.</param>
/// <param name="Edges">Edges of the worker with the most.</param>
/// <param name="Outcomes">Outcomes of commands of the worker with the most.</param>
/// <param name="Inputs">Inputs in the largest queue.</param>
/// <param name="Findings">New causes.</param>
/// <param name="Unexplained">Failing inputs that are not explained yet.</param>
/// <param name="Repeated">Failing inputs of causes that were known before.</param>
/// <param name="GaveUp">Why it ended before its time, if it did.</param>
internal sealed record PhaseRow(
    string Name,
    int Workers,
    double Seconds,
    long Executions,
    double Speed,
    long Edges,
    long Outcomes,
    long Inputs,
    int Findings,
    int Unexplained,
    int Repeated,
    string? GaveUp) : IRow
{
    bool IRow.HasRun => true;

    /// <summary>The row of a phase.</summary>
    public static PhaseRow Of(PhaseResult phase) => new(
        phase.Target,
        phase.Workers.Count,
        phase.Time.TotalSeconds,
        phase.Executions,
        phase.Speed,
        phase.Edges,
        phase.Outcomes,
        phase.Inputs,
        phase.Findings,
        phase.Unexplained,
        phase.Repeated,
        phase.GaveUp);
}
