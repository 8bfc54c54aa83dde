using Isolation;
using Lockstep.Platforms;
using Verify.CommandLine;

namespace Verify.Job;

/// <summary>The main job: the recorded workload first, then generated scenarios.</summary>
/// <param name="Seed">The seed of the generated scenarios.</param>
/// <param name="Time">The time for generated scenarios.</param>
/// <param name="Granule">The only granule of recorded runs on pKVM, in bytes; null for all.</param>
internal sealed record MainJob(ulong Seed, TimeSpan Time, ulong? Granule)
{
    /// <summary>The options that repeat it.</summary>
    public string Words
    {
        get
        {
            var words = $"--seed {Seed}";
            if (Time != Options.UsualTime)
                words += $" --for {Duration.Print(Time)}";
            return Granule is { } granule ? $"{words} --granule {granule}" : words;
        }
    }

    /// <summary>Runs to completion, or until it is stopped.</summary>
    public void Run(IJudge judge, Totals totals, IProgressView view, CancellationToken stop)
    {
        Input[] recorded = [.. RecordedWorkload.Runs(Granule)];
        foreach (var input in recorded)
            totals.Begin(new Row(input.Name, SharingAtEveryCall: input.SharingAtEveryCall));
        foreach (var platform in Hypervisors.Names)
            totals.Begin(new Row(GeneratedRuns.RowOf(platform)));
        Inputs.Run(recorded, judge, totals, view, stop);
        new GeneratedRuns(Seed, Time, totals, view).Run(judge, stop);
    }
}
