using Fuzz.Embedded;
using Fuzz.Mutating;
using Generators;
using Lockstep;
using Lockstep.Formats.Binary;
using Lockstep.Judging;
using Lockstep.Subjects;

namespace Fuzz.Targets;

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
    public Scenario ScenarioOf(ReadOnlySpan<byte> input) => Complete(ScenarioBinary.Decode(input));

    /// <inheritdoc/>
    public TargetFinding? Run(ReadOnlySpan<byte> input) => Run(ScenarioOf(input));

    /// <summary>Tries the scenario that an input means.</summary>
    /// <returns>What is wrong, or null where all held.</returns>
    public virtual TargetFinding? Run(Scenario scenario) => Judged(scenario, subjects);

    /// <inheritdoc/>
    public IEnumerable<string> OutcomesOf(ReadOnlySpan<byte> input) => Outcomes(ScenarioOf(input), subjects);

    /// <summary>The input that means a scenario.</summary>
    /// <param name="scenario">Within the caps, on a platform that was read from bytes.</param>
    internal Input InputOf(Scenario scenario)
    {
        var normal = scenario.Normalise();
        var bytes = ScenarioBytes.On(normal.Platform).Encode(normal.Commands);
        return bytes.Length > Mutator.Longest
            ? new Input(bytes[..Mutator.Longest])
            : new Input(bytes, Complete(normal));
    }

    /// <summary>What the target adds to a scenario before it runs.</summary>
    protected virtual Scenario Complete(Scenario scenario) => scenario;

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
