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
    private const string Description = """
        Runs a production memory tracker, sharer and pool in lockstep with a reference model: the recorded
        workload of a virtio block driver, then generated scenarios for a few seconds.

        Exit code: 0 all held, 1 a finding, 2 wrong usage or a file that cannot be read.
        """;

    /// <summary>The root of the command line.</summary>
    public static RootCommand Create(Surroundings around)
    {
        var seed = Options.Seed();
        var time = Options.For();
        var granule = Options.Granule();
        var directory = Options.Folder(
            "--out", "The folder for minimised scenarios of findings. [default: the current directory]");
        var json = Options.Json();
        var root = new RootCommand(Description) { seed, time, granule, directory, json };
        root.SetAction(parsed => Run(
            new MainJob(
                parsed.GetValue(seed) ?? Options.FreshSeed(),
                parsed.GetValue(time) ?? Options.UsualTime,
                parsed.GetValue(granule)),
            parsed.GetValue(directory)?.FullName,
            parsed.GetValue(json),
            around));
        return root;
    }

    private static int Run(MainJob job, string? directory, bool json, Surroundings around)
    {
        // Fail now rather than after an hour.
        if (directory is not null)
            Directory.CreateDirectory(directory);
        var watched = new Watched(around, json);
        watched.Lines.WriteLine($"seed {job.Seed}; to repeat: {Report.Tool} --seed {job.Seed}");
        watched.Lines.WriteLine(
            $"recorded workload: {RecordedWorkload.Resource}, the calls of a virtio block driver");
        var totals = watched.Run(generates: true, view => job.Run(around, view));
        var found = new Explanation(around, watched).Of(totals.Failures);
        Explained[] saved = [.. found.Select(one => ScenarioSaver.Save(directory, one))];
        var outcome = new Outcome(totals.Rows, saved, around.Stop.IsCancellationRequested);
        return outcome.Print(around, json, job.Seed);
    }
}
