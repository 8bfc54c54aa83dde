namespace Fuzz.Storage;

/// <summary>The counts of a worker, also as bytes in a shared map, see <c>Notes</c>.</summary>
/// <param name="Executions">Inputs run.</param>
/// <param name="Edges">Edges reached.</param>
/// <param name="Inputs">Inputs in the queue.</param>
/// <param name="Failures">Different causes of failure.</param>
/// <param name="Time">The time since its first input.</param>
/// <param name="Newest">The time of the last new coverage.</param>
/// <param name="Outcomes">Outcomes of commands in the model.</param>
public readonly record struct WorkerCounts(
    long Executions, long Edges, long Inputs, long Failures, TimeSpan Time, TimeSpan Newest, long Outcomes = 0)
{
    /// <summary>Executions per second.</summary>
    public double Speed => Time > TimeSpan.Zero ? Executions / Time.TotalSeconds : 0;

    /// <summary>The time since the last new coverage.</summary>
    public TimeSpan SinceNewest => Time - Newest;

    /// <summary>The counts of this worker and its successor.</summary>
    public WorkerCounts Then(WorkerCounts next) => new(
        Executions + next.Executions,
        Math.Max(Edges, next.Edges),
        Math.Max(Inputs, next.Inputs),
        Failures + next.Failures,
        Time + next.Time,
        Time + next.Newest,
        Math.Max(Outcomes, next.Outcomes));
}
