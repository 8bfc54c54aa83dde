using Isolation;
using Lockstep.Platforms;
using Reference;

namespace Verify.Job;

/// <summary>The main job: the recorded workload first, then generated scenarios.</summary>
/// <param name="Seed">The seed of the generated scenarios.</param>
/// <param name="Time">The time for generated scenarios; null for no limit.</param>
/// <param name="Granule">The only granule of recorded runs on pKVM, in bytes; null for all.</param>
internal sealed record MainJob(ulong Seed, TimeSpan? Time, ulong? Granule)
{
    /// <summary>The row of the scenarios on hostile machines, which get half the time of the others.</summary>
    public const string HostileRow = "hostile";

    /// <summary>The heap of recorded runs; null for the usual one.</summary>
    public Extent? Heap { get; init; }

    /// <summary>The number of batches of generated scenarios; null for as many as the time allows.</summary>
    public int? Batches { get; init; }

    /// <summary>The part of the job to run: recorded runs and batches are shared out.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Runs to completion, or until it is stopped.</summary>
    public void Run(IJudge judge, Totals totals, IProgressView view, CancellationToken stop)
    {
        Input[] recorded = [.. RecordedWorkload.Runs(Granule, Heap)];
        foreach (var input in recorded)
            totals.Begin(new Row(input.Name));
        foreach (var platform in Hypervisors.Names)
            totals.Begin(new Row(GeneratedRuns.RowOf(platform)));
        totals.Begin(new Row(HostileRow));
        Inputs.Run([.. Shard.Of(recorded)], judge, totals, view, stop);
        var order = new SearchOrder(Seed, Time ?? TimeSpan.FromDays(1))
        {
            Batches = Batches ?? int.MaxValue,
            Shard = Shard,
        };
        new GeneratedRuns(order, GeneratedRuns.RowOf, Time, totals, view).Run(judge, stop);
        var half = Time / 2;
        var hostile = order with { IsHostile = true, Time = half ?? order.Time };
        new GeneratedRuns(hostile, _ => HostileRow, half, totals, view).Run(judge, stop);
    }
}
