using System.CommandLine;
using System.CommandLine.Parsing;
using Fuzz.Engines;
using Fuzz.Targets;
using Lockstep.Subjects;
using Verify.CommandLine;

namespace Verify.Verbs;

/// <summary>The options of <c>verify campaign</c>, and the campaign that they ask for.</summary>
internal sealed class CampaignOptions
{
    private static readonly TimeSpan UsualTime = TimeSpan.FromSeconds(60);
    private static readonly string Names = string.Join(", ", TargetSet.Names);

    private readonly Option<TimeSpan?> _time = Options.For(
        "How long the targets run together, such as 30s, 10m or 8h; the canary comes before. [default: 60s]");

    private readonly Option<TimeSpan?> _stable = Options.Time(
        "--until-stable",
        "A target stops after this time without new coverage, such as 30s or 10m; with --for too, at whichever comes "
            + "first, and without it there is no other time limit.");

    private readonly Option<DirectoryInfo> _corpus = Options.Folder(
        "--corpus",
        "Begins with the inputs of this folder too: one with a folder for each target, another campaign's, or a plain "
            + "one, whose files are for --target.");

    private readonly Option<int?> _jobs =
        Options.Count("--jobs", 256, "How many workers run at the same time. [default: one per processor]");

    private readonly Option<int?> _executions = Options.Count(
        "--executions",
        int.MaxValue,
        "The most inputs that each worker runs on a target; with one worker, a seed and this count the same inputs run "
            + "in the same order. [default: as many as the time allows]");

    private readonly Option<DirectoryInfo> _folder = Options.Folder(
        "--out", "The campaign's folder; an existing campaign is resumed. [default: artifacts/campaign]");

    private readonly Option<EngineKind?> _engine = Options.Choice(
        "--engine",
        EngineNames.All,
        EngineNames.Find,
        $"What makes the inputs: {string.Join(", ", EngineNames.All)}. AFL++ and libFuzzer must be installed. "
            + "[default: embedded]");

    private readonly Option<ulong?> _seed =
        Options.Seed("Determines every mutation of every worker. [default: a random one, printed]");

    /// <summary>The only target.</summary>
    public Option<string?> Target { get; } = TargetOption(
        $"Runs only this target: {Names}. [default: all in turn, by weight]");

    /// <summary>Runs one input instead of a campaign.</summary>
    public Option<string?> Replay { get; } = new("--replay")
    {
        Description = "Runs this input of --target once, and reports what is wrong.",
        HelpName = "FILE",
    };

    /// <summary>All of them, in the order of help.</summary>
    public IEnumerable<Option> All =>
        [_time, _stable, _jobs, Target, _engine, _seed, _executions, _corpus, _folder, Replay];

    /// <summary>Refuses what makes no sense together.</summary>
    public void Validate(CommandResult command)
    {
        if (!command.Has(Replay))
            return;
        if (!command.Has(Target))
            command.AddError($"--replay needs --target to say what the input is for: {Names}.");
        if (new Option[] { _time, _stable, _jobs, _engine, _seed, _executions, _corpus, _folder }.Any(command.Has))
            command.AddError("--replay runs one input and no campaign; give it with --target alone.");
    }

    /// <summary>The campaign that is asked for.</summary>
    public CampaignOrder OrderOf(ParseResult parsed) => new(
        FolderOf(parsed.GetValue(_folder)),
        parsed.GetValue(_seed) ?? Options.FreshSeed())
    {
        Time = parsed.GetValue(_time) ?? (parsed.GetValue(_stable) is null ? UsualTime : CampaignOrder.NoLimit),
        UntilStable = parsed.GetValue(_stable),
        Corpus = parsed.GetValue(_corpus)?.FullName,
        Jobs = parsed.GetValue(_jobs) ?? Environment.ProcessorCount,
        Target = parsed.GetValue(Target),
        Engine = parsed.GetValue(_engine) ?? EngineKind.Embedded,
        Executions = parsed.GetValue(_executions) ?? long.MaxValue,
    };

    /// <summary>The campaign's folder that is asked for.</summary>
    public static string FolderOf(DirectoryInfo? folder) =>
        folder?.FullName ?? Path.GetFullPath(Path.Combine("artifacts", "campaign"));

    /// <summary>The only target of a folder of inputs.</summary>
    public static Option<string?> OnlyTarget() =>
        TargetOption($"The inputs for this alone: {Names}. [default: for all that there are some for]");

    private static Option<string?> TargetOption(string description) => Options.Choice(
        "--target",
        TargetSet.Names,
        word => TargetSet.Find(word, ProductionFactory.Instance) is null ? null : word,
        description);
}
