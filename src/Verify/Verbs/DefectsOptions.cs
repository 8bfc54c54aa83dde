using System.CommandLine;
using System.CommandLine.Parsing;
using Fuzz.Campaigns;
using Fuzz.Engines;
using Isolation;
using Mutation;
using Mutation.Trials;
using Verify.CommandLine;
using Verify.Display;
using Verify.Strength;

namespace Verify.Verbs;

/// <summary>The options of <c>verify defects</c>, and the job they describe.</summary>
internal sealed class DefectsOptions
{
    private readonly Option<string[]> _only = new("--only")
    {
        Description = "Runs only this defect, named with or without its number; can be given several times.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<int?> _trials =
        Options.Count("--trials", 1000, "Trials per entry, each with its own seed. [default: 1]");

    private readonly Option<int?> _jobs = Options.Count(
        "--jobs", 1024, "Concurrent builds or trials. [default: one per processor]");

    private readonly Option<int?> _pick = Options.Count(
        "--pick", Defect.FirstCanary, "Runs both canaries and N defects, chosen by the hash of a commit.");

    private readonly Option<string> _commit = new("--commit")
    {
        Description = "The commit that --pick chooses by. [default: the checked-out one]",
        HelpName = "COMMIT",
    };

    private readonly Option<string[]> _by = new("--by")
    {
        Description = $"The search to run: {Searchers.List}. Given several times, compares them, without canaries. "
            + $"[default: {Searchers.Random}]",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<ulong?> _seed = Options.Seed();

    private readonly Option<Shard?> _shard = Options.Shard("entries of the catalogue");

    public ResultOptions Result { get; } = new();

    /// <summary>In the order of help.</summary>
    public IEnumerable<Option> All => [_only, _pick, _commit, _by, _trials, _seed, _shard, _jobs, .. Result.All];

    /// <summary>Rejects incompatible options.</summary>
    public void Validate(CommandResult command)
    {
        if (command.Has(_pick) && command.Has(_only))
            command.AddError("--pick and --only both select defects; give one of them.");
        if (!command.Has(_pick) && command.Has(_commit))
            command.AddError("--commit selects the commit that --pick chooses by; give --pick N too.");
        foreach (var name in SearchersOf(command).Except(Searchers.All, StringComparer.Ordinal))
            command.AddError($"invalid value '{name}' for --by; expected {Searchers.List}.");
        Options.CheckShard(command, _shard, _seed);
        if (SearchersOf(command).Length > 1 && command.Has(_shard))
            command.AddError("--shard does not support comparisons; give one --by.");
    }

    /// <summary>The requested job, or the jobs to compare, which differ only in the search.</summary>
    /// <exception cref="StrengthError">The catalogue cannot be read, or has no such defect.</exception>
    public IReadOnlyList<DefectsJob> JobsOf(ParseResult parsed)
    {
        var workshop = Workshop.Find();
        var catalogue = Catalogue.Read(workshop.Catalogue);
        var searchers = SearchersOf(parsed.CommandResult);
        var chosen = Chosen(parsed, workshop, catalogue);
        if (searchers.Length > 1)
            chosen = [.. chosen.Where(defect => !defect.IsCanary)];
        if (searchers.Contains(Searchers.Afl))
            EngineSet.Require(EngineKind.Afl);
        var seed = parsed.GetValue(_seed) ?? Options.FreshSeed();
        chosen = Part(chosen, ShardOf(parsed));
        return
        [
            .. searchers.Select(searcher => new DefectsJob(workshop, catalogue, chosen)
            {
                Seed = seed,
                Trials = parsed.GetValue(_trials) ?? 1,
                Jobs = parsed.GetValue(_jobs) ?? Environment.ProcessorCount,
                Searcher = searcher == Searchers.Random ? null : searcher,
            }),
        ];
    }

    /// <summary>The printer of its result, which repeats it at any commit.</summary>
    public ResultPrinter PrinterOf(ParseResult parsed, Surroundings around, DefectsJob job)
    {
        var printer = Result.PrinterOf(parsed, around) with { Seed = job.Seed, Shard = ShardOf(parsed) };
        return parsed.GetValue(_pick) is null ? printer : printer.With("--commit", job.Workshop.Commit("HEAD"));
    }

    private Shard ShardOf(ParseResult parsed) => parsed.GetValue(_shard) ?? Shard.Whole;

    // Canaries run on every machine: without them its results cannot be trusted.
    internal static Defect[] Part(IReadOnlyList<Defect> chosen, Shard shard) =>
        [.. shard.Of(chosen.Where(defect => !defect.IsCanary)), .. chosen.Where(defect => defect.IsCanary)];

    private string[] SearchersOf(SymbolResult command) => command.GetValue(_by) is { Length: > 0 } names
        ? [.. names.Distinct(StringComparer.Ordinal)]
        : [Searchers.Random];

    private IReadOnlyList<Defect> Chosen(ParseResult parsed, Workshop workshop, Catalogue catalogue)
    {
        if (parsed.GetValue(_only) is { Length: > 0 } names)
            return catalogue.Named(names);
        return parsed.GetValue(_pick) is { } count
            ? Pick.By(catalogue.All(), count, workshop.Commit(parsed.GetValue(_commit) ?? "HEAD"))
            : catalogue.All();
    }
}
