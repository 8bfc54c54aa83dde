using Generators;
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
    public virtual IReadOnlyList<byte[]> Dictionary => ScenarioWords.All;

    /// <summary>
    /// What the suite's generators may make for it beside what is made of the queue; null for nothing.
    /// </summary>
    public virtual Recipe? Generated => Recipe.Any;

    /// <summary>The scenario that bytes mean.</summary>
    public virtual Scenario ScenarioOf(ReadOnlySpan<byte> input) => ScenarioBinary.Decode(input);

    /// <inheritdoc/>
    public virtual TargetFinding? Run(ReadOnlySpan<byte> input) => Judged(ScenarioOf(input), subjects);

    /// <inheritdoc/>
    public IEnumerable<string> OutcomesOf(ReadOnlySpan<byte> input) => Outcomes(ScenarioOf(input), subjects);

    /// <summary>How the commands of a scenario end in the model.</summary>
    internal static IEnumerable<string> Outcomes(Scenario scenario, ISubjectFactory subjects)
    {
        var tally = new Tally();
        Judge.Run(scenario, subjects, tally);
        return tally.Pairs.Select(pair => $"{pair.Command} {pair.Ending}");
    }

    /// <summary>What the judge finds wrong with a scenario.</summary>
    internal static TargetFinding? Judged(Scenario scenario, ISubjectFactory subjects, Tally? tally = null)
    {
        if (Judge.Run(scenario, subjects, tally).Finding is not { } finding)
            return null;
        return new TargetFinding(FindingCause.Of(finding), Report.Of(scenario, finding, subjects.Name), scenario);
    }
}
