using Lockstep;
using Reference;

namespace Fuzz;

/// <summary>
/// <c>scenario</c>: bytes decode to a platform and commands, which run in lockstep and under the safety monitor.
/// </summary>
/// <param name="subjects">Makes the implementation under test.</param>
public class ScenarioTarget(ISubjectFactory subjects) : ITarget
{
    /// <inheritdoc/>
    public virtual string Name => "scenario";

    /// <inheritdoc/>
    public virtual int Weight => 10;

    /// <inheritdoc/>
    public ISubjectFactory Subjects => subjects;

    /// <inheritdoc/>
    public virtual IEnumerable<byte[]> Seeds =>
        SeedFiles.Scenarios.Select(ScenarioBinary.Encode).Concat(SeedFiles.InputsOf(Name));

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Dictionary => ScenarioWords.All;

    /// <summary>The scenario that bytes mean.</summary>
    public virtual Scenario ScenarioOf(ReadOnlySpan<byte> input) => ScenarioBinary.Decode(input);

    /// <inheritdoc/>
    public virtual TargetFinding? Run(ReadOnlySpan<byte> input) => Judged(ScenarioOf(input), subjects);

    /// <summary>What the judge finds wrong with a scenario.</summary>
    internal static TargetFinding? Judged(Scenario scenario, ISubjectFactory subjects, Tally? tally = null)
    {
        if (Judge.Run(scenario, subjects, tally).Finding is not { } finding)
            return null;
        var cause = $"{CauseOf(finding)} at {Verb(finding.Command)}";
        return new TargetFinding(cause, Report.Of(scenario, finding, subjects.Name), scenario);
    }

    /// <summary>Rules broken come first: they name a cause better than what differs because of it.</summary>
    private static string CauseOf(Finding finding)
    {
        var rules = finding.Differences.Where(difference => difference.IsSafety).Select(difference => difference.What);
        return rules.Any() ? string.Join(", ", rules.Distinct(StringComparer.Ordinal)) : finding.Differences[0].What;
    }

    private static string Verb(Command command) => command.GetType().Name;
}
