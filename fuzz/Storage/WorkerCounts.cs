namespace Fuzz.Storage;

/// <summary>What a worker counts. Its bytes lie in a shared map, see <c>Notes</c>.</summary>
/// <param name="Executions">Inputs run.</param>
/// <param name="Edges">Edges reached.</param>
/// <param name="Inputs">Inputs in the queue.</param>
/// <param name="Failures">Different failures.</param>
/// <param name="Time">How long it has run, from its first input on.</param>
/// <param name="Newest">When it last reached something new.</param>
/// <param name="Outcomes">Ways in which commands ended in the model.</param>
public readonly record struct WorkerCounts(
    long Executions, long Edges, long Inputs, long Failures, TimeSpan Time, TimeSpan Newest, long Outcomes = 0)
{
    /// <summary>Inputs a second.</summary>
    public double Speed => Time > TimeSpan.Zero ? Executions / Time.TotalSeconds : 0;

    /// <summary>How long nothing new was reached.</summary>
    public TimeSpan SinceNewest => Time - Newest;

    /// <summary>The counts of this worker and of the one that replaced it.</summary>
    public WorkerCounts Then(WorkerCounts next) => new(
        Executions + next.Executions,
        Math.Max(Edges, next.Edges),
        Math.Max(Inputs, next.Inputs),
        Failures + next.Failures,
        Time + next.Time,
        Time + next.Newest,
        Math.Max(Outcomes, next.Outcomes));
}
