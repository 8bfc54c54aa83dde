using System.CommandLine;
using Reference;
using Verify.CommandLine;
using Verify.Display;
using Verify.Findings;
using Verify.Job;
using Command = System.CommandLine.Command;
using Outcome = Verify.Findings.Outcome;

namespace Verify.Verbs;

/// <summary><c>verify replay FILE...</c>: runs files in lockstep.</summary>
internal static class ReplayVerb
{
    private const string Description = """
        Runs files in lockstep. The file extension selects the format: .trace for recorded decisions of an
        allocator, which must all be repeated; .hal for recorded calls of a virtio driver; .bin for
        the bytes of a scenario; anything else is a scenario's text.
        """;

    /// <summary>The verb's command.</summary>
    public static Command Create(Surroundings around)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "The files to run.",
            HelpName = "FILE",
            Arity = ArgumentArity.OneOrMore,
        };
        files.Validators.Add(Misuse.RefuseOptions);
        var platform = Options.Platform();
        var granule = Options.Granule();
        var json = Options.Json();
        var verb = new Command("replay", Description) { files, platform, granule, json };
        verb.SetAction(parsed => Run(
            parsed.GetValue(files)!,
            InputFiles.Machine(parsed.GetValue(platform), parsed.GetValue(granule)),
            parsed.GetValue(json),
            around));
        return verb;
    }

    private static int Run(IReadOnlyList<string> files, Machine machine, bool json, Surroundings around)
    {
        if (!InputFiles.TryLoad(files, machine, around.Error, out var inputs))
            return ExitCode.Usage;
        var watched = new Watched(around, json);
        var totals = new Totals();
        foreach (var input in inputs)
            totals.Begin(new Row(input.Name, SharingAtEveryCall: input.SharingAtEveryCall));
        watched.Run(generates: false, view => Inputs.Run(inputs, around, totals, view));
        var found = new Explanation(around, watched).Of(totals.Failures);
        return new Outcome(totals.Rows, found, around.Stop.IsCancellationRequested).Print(around, json);
    }
}
