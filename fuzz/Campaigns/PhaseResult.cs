using Lockstep.Notation.Text;

namespace Fuzz.Campaigns;

/// <summary>The result of a target.</summary>
/// <param name="Target">Its name.</param>
/// <param name="Workers">The counts of each worker.</param>
/// <param name="Time">The time they ran.</param>
/// <param name="Findings">The number of new causes.</param>
public sealed record PhaseResult(string Target, IReadOnlyList<WorkerCounts> Workers, TimeSpan Time, int Findings)
{
    /// <summary>Failing inputs not explained because the campaign was stopped.</summary>
    public int Unexplained { get; init; }

    /// <summary>Failing inputs with a cause that the folder had before.</summary>
    public int Repeated { get; init; }

    /// <summary>Why it ended before its time: workers die at once; null if they do not.</summary>
    public string? GaveUp { get; init; }

    /// <summary>Executions of all workers.</summary>
    public long Executions => Workers.Sum(worker => worker.Executions);

    /// <summary>Average exec/s per worker, excluding process starts.</summary>
    public double Speed => Workers.Sum(worker => worker.Speed) / Math.Max(1, Workers.Count);

    /// <summary>Edges of the worker with the most.</summary>
    public long Edges => Workers.Max(worker => worker.Edges);

    /// <summary>
    /// Outcomes of commands in the model, of the worker with the most; its file <c>outcomes</c> lists them. 0 if the
    /// target has no commands, or the engine does not report them.
    /// </summary>
    public long Outcomes => Workers.Max(worker => worker.Outcomes);

    /// <summary>Inputs in the largest queue.</summary>
    public long Inputs => Workers.Max(worker => worker.Inputs);

    /// <summary>The time since any worker found new coverage.</summary>
    public TimeSpan SinceNewest => Workers.Min(worker => worker.SinceNewest);

    /// <summary>The results in one line.</summary>
    public string Line =>
        $"{Target} {Time.TotalSeconds:0} s: {CountText.Of(Executions, "execution")}, {Speed:N0} exec/s per worker, "
        + $"{CountText.Of(Edges, "edge")}, {CountText.Of(Outcomes, "outcome")}, {CountText.Of(Inputs, "input")}, "
        + $"last new {SinceNewest.TotalSeconds:0} s ago, {CountText.Of(Findings, "finding")}";
}
