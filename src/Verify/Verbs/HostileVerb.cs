using System.CommandLine;
using Isolation;
using Lockstep.Platforms;
using Verify.CommandLine;
using Verify.Display;
using Verify.Findings;
using Verify.Job;

namespace Verify.Verbs;

/// <summary><c>verify hostile</c>: the production code alone in an environment that answers anything.</summary>
internal static class HostileVerb
{
    private static readonly string Description = HelpText.Of(
        """
        Runs the production code alone, without a model: the hypervisor answers anything to anything, page tables fail
        at will, the host reads and writes what it sees at every access, granules and facts of the device tree are any
        numbers. Every operation must end with success or a typed error, and the safety monitor must have nothing
        against it. docs/assumptions.md lists what even this environment never does.
        """,
        "0 all held, 1 a finding, 2 wrong usage or a folder that cannot be used",
        "verify hostile --for 10m",
        "verify hostile --seed 7 --for 30s --jobs 1 --out findings");

    public static Command Create(Surroundings around)
    {
        var seed = Options.Seed();
        var time = Options.Time("--for", "Time to search, such as 500ms, 5s, 2m or 1h. [default: 5s]");
        var batches = Options.Batches();
        var jobs = Options.Count("--jobs", 256, "Runs on N threads. [default: one per processor]");
        var shard = Options.Shard("batches of scenarios");
        var shrinkFor = Options.ShrinkFor();
        var folder = Options.Folder(
            "--out", "The folder for minimised scenarios of findings. [default: artifacts/findings]");
        var defect = new WithDefect();
        var result = new ResultOptions();
        return Options.Verb(
            "hostile",
            Description,
            [seed, time, batches, jobs, shard, shrinkFor, folder, defect.Option, .. result.All],
            command => Options.CheckShard(command, shard, seed),
            parsed =>
            {
                if (defect.TryRun(parsed, parsed.GetValue(result.Json), around) is { } code)
                    return code;
                var limit = parsed.GetValue(time) ?? (parsed.GetValue(batches) is null ? Options.UsualTime : null);
                var order = new SearchOrder(parsed.GetValue(seed) ?? Options.FreshSeed(), limit ?? TimeSpan.FromDays(1))
                {
                    IsHostile = true,
                    Batches = parsed.GetValue(batches) ?? int.MaxValue,
                    Shard = parsed.GetValue(shard) ?? Shard.Whole,
                    Threads = parsed.GetValue(jobs) ?? Environment.ProcessorCount,
                };
                return Run(
                    order,
                    limit,
                    parsed.GetValue(folder)?.FullName,
                    parsed.GetValue(shrinkFor) ?? Shrinking.UsualTime,
                    result.PrinterOf(parsed, around));
            });
    }

    private static int Run(
        SearchOrder order, TimeSpan? limit, string? folder, TimeSpan shrinkFor, ResultPrinter printer)
    {
        // Fail now rather than after an hour.
        if (folder is not null)
            Directory.CreateDirectory(folder);
        printer = printer with { Seed = order.Seed, Shard = order.Shard };
        var around = printer.Around;
        var watched = new Watched(around, printer.IsJson);
        watched.Lines.WriteLine($"seed {order.Seed}; to repeat: {printer.Repeat}");
        var desk = new FindingDesk(around, watched, shrinkFor) { Folder = folder ?? MainVerb.UsualFolder };
        var totals = new Totals(desk.Take);
        foreach (var platform in Hypervisors.HostileNames)
            totals.Begin(new Row(platform));
        using (var judge = around.NewJudge())
        {
            watched.Run(generates: true, view =>
                new GeneratedRuns(order, static platform => platform, limit, totals, view).Run(judge, around.Stop));
        }

        var found = desk.Explain(one => one.Print(watched.Lines));
        return new Outcome(totals.Rows, [.. found.Select(one => one.ToDocument())]).Print(printer);
    }
}
