namespace Fuzz.Campaigns;

/// <summary>What came of a target.</summary>
/// <param name="Target">Its name.</param>
/// <param name="Workers">The counts of each worker.</param>
/// <param name="Time">How long they ran.</param>
/// <param name="Findings">How many causes were new.</param>
public sealed record PhaseResult(string Target, IReadOnlyList<WorkerCounts> Workers, TimeSpan Time, int Findings)
{
    /// <summary>How many failing inputs were not explained, because the campaign was stopped before.</summary>
    public int Unexplained { get; init; }

    /// <summary>Inputs run by all workers.</summary>
    public long Executions => Workers.Sum(worker => worker.Executions);

    /// <summary>Inputs run by one worker in a second, starts of processes not counted.</summary>
    public double Speed => Workers.Sum(worker => worker.Speed) / Math.Max(1, Workers.Count);

    /// <summary>Edges that the best worker reached.</summary>
    public long Edges => Workers.Max(worker => worker.Edges);

    /// <summary>
    /// Ways in which commands ended in the model, of the best worker: its file <c>outcomes</c> names them. 0 where the
    /// target has no commands, or the engine does not tell.
    /// </summary>
    public long Outcomes => Workers.Max(worker => worker.Outcomes);

    /// <summary>Inputs in the largest queue.</summary>
    public long Inputs => Workers.Max(worker => worker.Inputs);

    /// <summary>How long none of its workers has reached anything new.</summary>
    public TimeSpan SinceNewest => Workers.Min(worker => worker.SinceNewest);

    /// <summary>A line about how far it is.</summary>
    public string Line =>
        $"{Target} {Time.TotalSeconds:0} s: {Executions:N0} executions, {Speed:N0} exec/s per worker, "
        + $"{Edges:N0} edges, {Outcomes:N0} outcomes, {Inputs:N0} inputs, "
        + $"last new {SinceNewest.TotalSeconds:0} s ago, {Findings:N0} findings";
}
