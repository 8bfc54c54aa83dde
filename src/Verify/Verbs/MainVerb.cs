using System.CommandLine;
using Isolation;
using Verify.CommandLine;
using Verify.Display;
using Verify.Findings;
using Verify.Job;
using Verify.Reporting;

namespace Verify.Verbs;

/// <summary><c>verify</c> without a verb: the main job.</summary>
internal static class MainVerb
{
    private static readonly string Description = HelpText.Of(
        """
        Runs a production memory tracker, sharer and pool in lockstep with a reference model: the recorded
        workload of a virtio block driver, then generated scenarios for a few seconds.
        """,
        "0 all held, 1 a finding or a recorded call that is not served, 2 wrong usage or a file or folder that cannot "
            + "be used",
        "verify --for 1m",
        "verify --seed 7 --for 30s --granule 64KiB --out findings");

    internal static string UsualFolder => Path.Combine("artifacts", "findings");

    /// <summary>The root of the command line.</summary>
    public static RootCommand Create(Surroundings around)
    {
        var seed = Options.Seed();
        var time = Options.For();
        var machine = new RecordedMachine();
        var batches = Options.Batches();
        var shard = Options.Shard("recorded runs and batches of generated scenarios");
        var shrinkFor = Options.ShrinkFor();
        var directory = Options.Folder(
            "--out", "The folder for minimised scenarios of findings. [default: artifacts/findings]");
        var result = new ResultOptions();
        var root = new RootCommand(Description) { seed, time, batches, shard, shrinkFor, directory };
        foreach (var option in machine.Sizes.Concat(result.All))
            root.Options.Add(option);
        root.Validators.Add(machine.Check);
        root.Validators.Add(command => Options.CheckShard(command, shard, seed));
        root.SetAction(parsed => Run(
            new MainJob(
                parsed.GetValue(seed) ?? Options.FreshSeed(),
                parsed.GetValue(time) ?? (parsed.GetValue(batches) is null ? Options.UsualTime : null),
                machine.GranuleOf(parsed))
            {
                Heap = machine.HeapOf(parsed),
                Batches = parsed.GetValue(batches),
                Shard = parsed.GetValue(shard) ?? Shard.Whole,
            },
            parsed.GetValue(directory)?.FullName,
            parsed.GetValue(shrinkFor) ?? Shrinking.UsualTime,
            result.PrinterOf(parsed, around)));
        return root;
    }

    private static int Run(MainJob job, string? directory, TimeSpan shrinkFor, ResultPrinter printer)
    {
        // Fail now rather than after an hour.
        if (directory is not null)
            Directory.CreateDirectory(directory);
        printer = printer with { Seed = job.Seed, Shard = job.Shard };
        var around = printer.Around;
        var watched = new Watched(around, printer.IsJson);
        watched.Lines.WriteLine($"seed {job.Seed}; to repeat: {printer.Repeat}");
        watched.Lines.WriteLine(
            $"recorded workload: {RecordedWorkload.Resource}, the calls of a virtio block driver");
        if (job.Time == TimeSpan.Zero)
            watched.Lines.WriteLine("generated scenarios: none, as --for 0s asks");
        var desk = new FindingDesk(around, watched, shrinkFor) { Folder = directory ?? UsualFolder };
        var totals = new Totals(desk.Take);
        using (var judge = around.NewJudge())
            watched.Run(generates: true, view => job.Run(judge, totals, view, around.Stop));
        var found = desk.Explain(one => one.Print(watched.Lines));
        var outcome = new Outcome(totals.Rows, [.. found.Select(one => one.ToDocument())])
        {
            Unserved = totals.Unserved,
        };
        var code = outcome.Print(printer);
        if (around.Keep is not null && !printer.Stopped)
            watched.Lines.WriteLine(OneLine.Of($"report: {ReportJob.Write(ReportJob.UsualArtifacts, around)}"));
        return code;
    }
}
