using System.CommandLine;
using Lockstep.Judging;
using Verify.CommandLine;
using Verify.Display;
using Verify.Findings;
using Verify.Job;

namespace Verify.Verbs;

/// <summary><c>verify</c> without a verb: the main job.</summary>
internal static class MainVerb
{
    private static readonly string Description = HelpText.Of(
        """
        Runs a production memory tracker, sharer and pool in lockstep with a reference model: the recorded
        workload of a virtio block driver, then generated scenarios for a few seconds.
        """,
        "0 all held, 1 a finding, 2 wrong usage or a file or folder that cannot be used",
        "verify --for 1m",
        "verify --seed 7 --for 30s --granule 64KiB --out findings");

    private static string UsualFolder => Path.Combine("artifacts", "findings");

    /// <summary>The root of the command line.</summary>
    public static RootCommand Create(Surroundings around)
    {
        var seed = Options.Seed();
        var time = Options.For();
        var granule = Options.Granule();
        var shrinkFor = Options.ShrinkFor();
        var directory = Options.Folder(
            "--out", "The folder for minimised scenarios of findings. [default: artifacts/findings]");
        var json = Options.Json();
        var root = new RootCommand(Description) { seed, time, granule, shrinkFor, directory, json };
        root.SetAction(parsed => Run(
            new MainJob(
                parsed.GetValue(seed) ?? Options.FreshSeed(),
                parsed.GetValue(time) ?? Options.UsualTime,
                parsed.GetValue(granule)),
            parsed.GetValue(directory)?.FullName,
            parsed.GetValue(shrinkFor) ?? Shrinking.UsualTime,
            parsed.GetValue(json),
            around));
        return root;
    }

    private static int Run(MainJob job, string? directory, TimeSpan shrinkFor, bool json, Surroundings around)
    {
        // Fail now rather than after an hour.
        if (directory is not null)
            Directory.CreateDirectory(directory);
        var watched = new Watched(around, json);
        watched.Lines.WriteLine($"seed {job.Seed}; to repeat: {Report.Tool} {job.Words}");
        watched.Lines.WriteLine(
            $"recorded workload: {RecordedWorkload.Resource}, the calls of a virtio block driver");
        var desk = new FindingDesk(around, watched, shrinkFor) { Folder = directory ?? UsualFolder };
        var totals = new Totals(desk.Take);
        using (var judge = around.NewJudge())
            watched.Run(generates: true, view => job.Run(judge, totals, view, around.Stop));
        var found = desk.Explain(one => one.Print(watched.Lines));
        return new Outcome(totals.Rows, found, around.Stop.IsCancellationRequested).Print(around, json, job.Seed);
    }
}
