using System.CommandLine;
using Fuzz.Corpora;
using Verify.CommandLine;
using Verify.Display;

namespace Verify.Verbs;

/// <summary><c>verify corpus</c>: folders of inputs for campaigns, made small or made one.</summary>
internal static class CorpusVerb
{
    private const string Description = """
        Works on folders of inputs: the folder of a campaign, a folder with a folder for each target, or a plain one,
        for which --target selects the target of its files. A folder that is read is never changed. Files that are
        empty, too long or unreadable are reported and skipped, and so are inputs that fail.

        Exit code: 0 done, 1 an input fails, 2 wrong usage, or a folder that cannot be used.
        """;

    /// <summary>The verb's command.</summary>
    public static Command Create(Surroundings around) =>
        new("corpus", Description) { Minimise(around), Merge(around) };

    private static Command Minimise(Surroundings around)
    {
        var folder = Folder("DIR", "The folder to read.");
        var (target, to) = (CampaignOptions.OnlyTarget(), To("[default: DIR.minimal]"));
        var verb = new Command("minimise", "Writes few short inputs that together reach all that those of DIR reach.")
        {
            folder, target, to,
        };
        verb.SetAction(parsed => Run(around, job =>
        {
            var from = parsed.GetValue(folder)!;
            job.Minimise(
                CorpusFolder.Open(from, parsed.GetValue(target)),
                parsed.GetValue(to) ?? $"{Path.TrimEndingDirectorySeparator(from)}.minimal");
        }));
        return verb;
    }

    private static Command Merge(Surroundings around)
    {
        var first = Folder("A", "The folder to add to.");
        var second = Folder("B", "The folder that may have more.");
        var (target, to) = (CampaignOptions.OnlyTarget(), To("[default: A itself]"));
        var verb = new Command("merge", "Adds to A each input of B that reaches something which those of A do not.")
        {
            first, second, target, to,
        };
        verb.SetAction(parsed => Run(around, job => job.Merge(
            CorpusFolder.Open(parsed.GetValue(first)!, parsed.GetValue(target)),
            CorpusFolder.Open(parsed.GetValue(second)!, parsed.GetValue(target)),
            parsed.GetValue(to))));
        return verb;
    }

    private static Argument<string> Folder(string name, string description)
    {
        var folder = new Argument<string>(name) { Description = description, HelpName = name };
        folder.Validators.Add(Misuse.RefuseOptions);
        return folder;
    }

    private static Option<string?> To(string usual) => new("--out")
    {
        Description = $"The folder to write, which must be new or empty. {usual}",
        HelpName = "DIR",
    };

    private static int Run(Surroundings around, Action<CorpusJob> work)
    {
        using var job = new CorpusJob(
            line => around.Output.WriteLine(OneLine.Of(line)),
            line => around.Error.WriteLine(OneLine.Of(line)),
            around.Stop);
        try
        {
            work(job);
        }
        catch (OperationCanceledException)
        {
            around.Output.WriteLine("Stopped early; only the targets above were written.");
        }

        return job.Failures == 0 ? ExitCode.Held : ExitCode.Found;
    }
}
