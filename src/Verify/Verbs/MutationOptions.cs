using System.CommandLine;
using System.CommandLine.Parsing;
using Lockstep.Judging;
using Isolation;
using Mutation;
using Mutation.Scores;
using Verify.CommandLine;

namespace Verify.Verbs;

/// <summary>The options of <c>verify mutation</c>, and the job they describe.</summary>
internal sealed class MutationOptions
{
    private static readonly string Names = string.Join(", ", MutationTarget.All.Select(target => target.Name));

    private readonly Option<MutationTarget?> _only = Options.Choice(
        "--only",
        MutationTarget.All.Select(target => target.Name),
        word => MutationTarget.All.FirstOrDefault(target => target.Name == word),
        $"Mutates only this target: {Names}. [default: all, one after another]");

    private readonly Option<int?> _runs = Options.Count(
        "--runs", 100, "Mutates N times and checks that each mutant has the same verdict every time. [default: 1]");

    private readonly Option<Shard?> _shard = Options.Shard("the files of all targets");

    public ResultOptions Result { get; } = new();

    public Option<string?> Report { get; } =
        Options.File("--report", "Checks this JSON report of an earlier run of --only instead of running.");

    public Option<bool> Canaries { get; } = new("--canaries")
    {
        Description = "Mutates only the canaries, those of the production code or of --only: a self-check of the "
            + "mutation run (about 7 minutes).",
    };

    /// <summary>In the order of help.</summary>
    public IEnumerable<Option> All => [_only, _runs, _shard, Report, Canaries, .. Result.All];

    /// <summary>Rejects incompatible options.</summary>
    public void Validate(CommandResult command)
    {
        if (command.Has(Report) && !command.Has(_only))
            command.AddError($"--report needs --only, the target of the report: {Names}.");
        if ((command.Has(Report) || command.Has(Canaries)) && command.Has(_runs))
            command.AddError("--runs sets how often everything is mutated; leave it out with --report and --canaries.");
        if ((command.Has(Report) || command.Has(Canaries)) && command.Has(_shard))
            command.AddError("--shard shares out the files to mutate; leave it out with --report and --canaries.");
        if (command.Has(Report) && command.Has(Canaries))
            command.AddError("--report runs nothing and --canaries does; give one of them.");
    }

    /// <summary>The part of the job.</summary>
    public Shard ShardOf(ParseResult parsed) => parsed.GetValue(_shard) ?? Shard.Whole;

    /// <exception cref="StrengthError">There is no checkout, or no file is left for the part.</exception>
    public MutationJob JobOf(ParseResult parsed)
    {
        var (root, shard) = (Workshop.Find().Root, ShardOf(parsed));
        var targets = parsed.GetValue(_only) is { } target ? [target] : MutationTarget.All;
        MutationTarget[] parts = [.. targets.Select(one => one.Part(root, shard)).OfType<MutationTarget>()];
        if (parts.Length == 0)
            throw new StrengthError($"verify: no file is left for part {shard}; expected fewer parts");
        return new MutationJob(root, parts)
        {
            Runs = parsed.GetValue(_runs) ?? 1,
            IsQuiet = parsed.GetValue(Result.Json),
        };
    }
}
