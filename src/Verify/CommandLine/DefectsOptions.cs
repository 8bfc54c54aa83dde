using System.CommandLine;
using System.CommandLine.Parsing;
using Mutation;

namespace Verify;

/// <summary>The options of <c>verify defects</c>, and the job that they ask for.</summary>
internal sealed class DefectsOptions
{
    private readonly Option<string[]> _only = new("--only")
    {
        Description = "Runs this defect alone, with or without its number; can be given several times.",
        HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<int?> _trials = new("--trials")
    {
        Description = "Trials of each entry, each with a seed of its own. [default: 1]",
        HelpName = "N",
        CustomParser = result => Options.Count(result, 1000),
    };

    private readonly Option<int?> _jobs = new("--jobs")
    {
        Description = "How many builds or trials run at the same time. [default: one a processor]",
        HelpName = "N",
        CustomParser = result => Options.Count(result, 1024),
    };

    private readonly Option<int?> _pick = new("--pick")
    {
        Description = "Runs both canaries and N defects, chosen by the hash of a commit.",
        HelpName = "N",
        CustomParser = result => Options.Count(result, Defect.FirstCanary),
    };

    private readonly Option<string> _by = new("--by")
    {
        Description = "The commit that --pick chooses by. [default: the one that is checked out]",
        HelpName = "COMMIT",
    };

    private readonly Option<ulong?> _seed = Options.Seed();

    /// <summary>Whether a JSON document is wanted.</summary>
    public Option<bool> Json { get; } = Options.Json();

    /// <summary>All of them, in the order of help.</summary>
    public IEnumerable<Option> All => [_only, _pick, _by, _trials, _seed, _jobs, Json];

    /// <summary>Refuses what makes no sense together.</summary>
    public void Validate(CommandResult command)
    {
        var picks = command.GetResult(_pick) is { Implicit: false };
        if (picks && command.GetResult(_only) is { Implicit: false })
            command.AddError("--pick and --only both say which defects run; give one of them.");
        if (!picks && command.GetResult(_by) is { Implicit: false })
            command.AddError("--by says by which commit --pick chooses; give --pick N too.");
    }

    /// <summary>The job that is asked for.</summary>
    /// <exception cref="DefectError">The catalogue cannot be read, or has no such defect.</exception>
    public DefectsJob JobOf(ParseResult parsed)
    {
        var workshop = Workshop.Find();
        var catalogue = Catalogue.Read(workshop.Catalogue);
        return new DefectsJob(workshop, catalogue, Chosen(parsed, workshop, catalogue))
        {
            Seed = parsed.GetValue(_seed) ?? Batches.FreshSeed(),
            Trials = parsed.GetValue(_trials) ?? 1,
            Jobs = parsed.GetValue(_jobs) ?? Environment.ProcessorCount,
        };
    }

    private IReadOnlyList<Defect> Chosen(ParseResult parsed, Workshop workshop, Catalogue catalogue)
    {
        if (parsed.GetValue(_only) is { Length: > 0 } names)
            return catalogue.Named(names);
        return parsed.GetValue(_pick) is { } count
            ? Pick.By(catalogue.All(), count, parsed.GetValue(_by) ?? workshop.Commit())
            : catalogue.All();
    }
}
