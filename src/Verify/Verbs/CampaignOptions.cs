using System.CommandLine;
using System.CommandLine.Parsing;
using Fuzz.Engines;
using Fuzz.Targets;
using Lockstep.Subjects;
using Verify.CommandLine;

namespace Verify.Verbs;

/// <summary>The options of <c>verify campaign</c>, and the campaign they describe.</summary>
internal sealed class CampaignOptions
{
    private static readonly TimeSpan UsualTime = TimeSpan.FromSeconds(60);
    private static readonly string Names = string.Join(", ", TargetSet.Names);

    private readonly Option<TimeSpan?> _time = Options.For(
        "Total time of all targets, such as 30s, 10m or 8h, excluding the canary. [default: 60s]");

    private readonly Option<TimeSpan?> _stable = Options.Time(
        "--until-stable",
        "A target stops after this time without new coverage, such as 30s or 10m. With --for, whichever comes first; "
            + "without --for there is no other time limit.");

    private readonly Option<DirectoryInfo> _corpus = Options.Folder(
        "--corpus",
        "Adds the inputs of this folder to the seeds: a folder with one archive or folder per target, that of another "
            + "campaign, or a plain folder of inputs for --target.");

    private readonly Option<int?> _jobs =
        Options.Count("--jobs", 256, "Concurrent workers. [default: one per processor]");

    private readonly Option<int?> _executions = Options.Count(
        "--executions",
        int.MaxValue,
        "Stops each worker of a target after N inputs. With one worker and a fixed seed, a run is then reproducible. "
            + "[default: no limit but time]");

    private readonly Option<DirectoryInfo> _folder = Options.Folder(
        "--out", "The campaign's folder; an existing campaign is resumed. [default: artifacts/campaign]");

    private readonly Option<EngineKind?> _engine = Options.Choice(
        "--engine",
        EngineNames.All,
        EngineNames.Find,
        $"The search engine: {string.Join(", ", EngineNames.All)}. AFL++ and libFuzzer must be installed. "
            + "[default: embedded]");

    private readonly Option<ulong?> _seed =
        Options.Seed("Determines every mutation of every worker. [default: a random one, printed]");

    public ResultOptions Result { get; } = new();

    public Option<string?> Target { get; } = TargetOption(
        $"Runs only this target: {Names}. [default: all in turn, by weight]");

    public Option<string?> Replay { get; } =
        Options.File("--replay", "Runs this input of --target once instead of a campaign, and reports what fails.");

    /// <summary>In the order of help.</summary>
    public IEnumerable<Option> All =>
        [_time, _stable, _jobs, Target, _engine, _seed, _executions, _corpus, _folder, Replay, .. Result.All];

    /// <summary>Rejects incompatible options.</summary>
    public void Validate(CommandResult command)
    {
        if (!command.Has(Replay))
            return;
        if (!command.Has(Target))
            command.AddError($"--replay needs --target, the target of the input: {Names}.");
        if (new Option[] { _time, _stable, _jobs, _engine, _seed, _executions, _corpus, _folder }.Any(command.Has))
            command.AddError("--replay runs one input instead of a campaign; give it with --target alone.");
    }

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

    public static string FolderOf(DirectoryInfo? folder) =>
        folder?.FullName ?? Path.GetFullPath(Path.Combine("artifacts", "campaign"));

    public static Option<string?> OnlyTarget() =>
        TargetOption($"Only the inputs for this target: {Names}. [default: all targets with inputs]");

    private static Option<string?> TargetOption(string description) => Options.Choice(
        "--target",
        TargetSet.Names,
        word => TargetSet.Find(word, ProductionFactory.Instance) is null ? null : word,
        description);
}
