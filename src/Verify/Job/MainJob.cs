using Lockstep.Platforms;
using Verify.Display;

namespace Verify.Job;

/// <summary>The main job: the recorded workload first, then generated scenarios.</summary>
/// <param name="Seed">The seed of the generated scenarios.</param>
/// <param name="Time">The time for generated scenarios.</param>
/// <param name="Granule">The only granule of recorded runs on pKVM, in bytes; null for all.</param>
internal sealed record MainJob(ulong Seed, TimeSpan Time, ulong? Granule)
{
    /// <summary>Runs to completion, or until it is stopped.</summary>
    public Totals Run(Surroundings around, IProgressView view)
    {
        var totals = new Totals();
        Input[] recorded = [.. RecordedWorkload.Runs(Granule)];
        foreach (var input in recorded)
            totals.Begin(new Row(input.Name, SharingAtEveryCall: input.SharingAtEveryCall));
        foreach (var platform in Hypervisors.Names)
            totals.Begin(new Row(GeneratedRuns.RowOf(platform)));
        Inputs.Run(recorded, around, totals, view);
        new GeneratedRuns(Seed, Time, around, totals).Run(view);
        return totals;
    }
}
