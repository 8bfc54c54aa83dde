using System.CommandLine;
using System.CommandLine.Parsing;
using Lockstep.Judging;
using Mutation.Scores;
using Mutation.Trials;

namespace Verify.CommandLine;

/// <summary>The options of <c>verify mutation</c>, and the job that they ask for.</summary>
internal sealed class MutationOptions
{
    private static readonly string Names = string.Join(", ", MutationTarget.All.Select(target => target.Name));

    private readonly Option<MutationTarget?> _only = new("--only")
    {
        Description = $"Mutates this alone: {Names}. [default: all of them, one after another]",
        HelpName = "NAME",
        CustomParser = TargetOf,
    };

    private readonly Option<int?> _runs = new("--runs")
    {
        Description = "Mutates N times and holds that each mutant comes out the same every time. [default: 1]",
        HelpName = "N",
        CustomParser = result => Options.Count(result, 100),
    };

    /// <summary>Judges a report instead of running.</summary>
    public Option<string?> Report { get; } = new("--report")
    {
        Description = "Judges this JSON report of an earlier run of --only, and runs nothing.",
        HelpName = "FILE",
    };

    /// <summary>Runs the canaries alone.</summary>
    public Option<bool> Canaries { get; } = new("--canaries")
    {
        Description = "Mutates the canaries alone: in a minute, whether the instrument can be believed.",
    };

    /// <summary>All of them, in the order of help.</summary>
    public IEnumerable<Option> All => [_only, _runs, Report, Canaries];

    /// <summary>Refuses what makes no sense together.</summary>
    public void Validate(CommandResult command)
    {
        bool Has(Option option) => command.GetResult(option) is { Implicit: false };
        if (Has(Report) && !Has(_only))
            command.AddError($"--report needs --only to say what the report is about: {Names}.");
        if ((Has(Report) || Has(Canaries)) && Has(_runs))
            command.AddError("--runs says how often everything is mutated; leave it out with --report and --canaries.");
        if (Has(Report) && Has(Canaries))
            command.AddError("--report runs nothing and --canaries does; give one of them.");
    }

    /// <summary>The job that is asked for.</summary>
    public MutationJob JobOf(ParseResult parsed) => new(
        Workshop.Find().Root, parsed.GetValue(_only) is { } target ? [target] : MutationTarget.All)
    {
        Runs = parsed.GetValue(_runs) ?? 1,
    };

    private static MutationTarget? TargetOf(ArgumentResult result)
    {
        var word = result.Tokens[0].Value;
        var target = MutationTarget.All.FirstOrDefault(target => target.Name == word);
        if (target is null)
            result.AddError($"'{word}' is no value for --only, which takes {Names}.");
        return target;
    }
}
