using System.CommandLine;
using Reference;
using Verify.CommandLine;
using Verify.Display;
using Verify.Findings;
using Verify.Job;
using Command = System.CommandLine.Command;
using Outcome = Verify.Findings.Outcome;

namespace Verify.Verbs;

/// <summary><c>verify replay FILE...</c>: replays files in lockstep.</summary>
internal static class ReplayVerb
{
    private const string Description = """
        Replays files in lockstep. The extension selects the format: .trace for the recorded decisions of an
        allocator, which must be identical; .hal for the recorded calls of a virtio driver; .bin for a scenario in
        binary form; any other for a scenario as text.
        """;

    public static Command Create(Surroundings around)
    {
        var files = Options.Operand<string[]>("FILE", "The files to replay.", ArgumentArity.OneOrMore);
        var platform = Options.Platform();
        var granule = Options.Granule();
        var shrinkFor = Options.ShrinkFor();
        var json = Options.Json();
        var verb = new Command("replay", Description) { files, platform, granule, shrinkFor, json };
        verb.SetAction(parsed => Run(
            parsed.GetValue(files)!,
            InputFiles.Machine(parsed.GetValue(platform), parsed.GetValue(granule)),
            parsed.GetValue(shrinkFor) ?? Shrinking.UsualTime,
            parsed.GetValue(json),
            around));
        return verb;
    }

    private static int Run(
        IReadOnlyList<string> files, Machine machine, TimeSpan shrinkFor, bool json, Surroundings around)
    {
        if (!InputFiles.TryLoad(files, machine, around.Error, out var inputs))
            return ExitCode.Usage;
        var watched = new Watched(around, json);
        var desk = new FindingDesk(around, watched, shrinkFor);
        var totals = new Totals(desk.Take);
        foreach (var input in inputs)
            totals.Begin(new Row(input.Name, SharingAtEveryCall: input.SharingAtEveryCall));
        using (var judge = around.NewJudge())
            watched.Run(generates: false, view => Inputs.Run(inputs, judge, totals, view, around.Stop));
        var found = desk.Explain(one => one.Print(watched.Lines));
        return new Outcome(totals.Rows, found, around.Stop.IsCancellationRequested).Print(around, json);
    }
}
