using Generators;
using Lockstep.Formats.Binary;
using Lockstep.Judging;
using Lockstep.Platforms;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>scenario</c>: bytes decode to a platform and commands, which run in lockstep and under the safety monitor.
/// </summary>
internal class ScenarioTarget(ISubjectFactory subjects, string name = "scenario", int weight = 10)
    : Target(name, weight, subjects)
{
    /// <inheritdoc/>
    /// <remarks>The embedded scenarios on the platforms that the target runs, as it completes them.</remarks>
    public override IEnumerable<byte[]> Seeds => SeedFiles.Scenarios
        .Where(scenario => scenario.Platform is Machine || !NeedsMachine)
        .Select(Complete)
        .Select(ScenarioBinary.Encode)
        .Concat(base.Seeds);

    public override IReadOnlyList<byte[]> Dictionary => ScenarioBytes.Dictionary;

    /// <summary>Whether it runs every scenario on a machine, none on a bare allocator.</summary>
    protected virtual bool NeedsMachine => false;

    /// <summary>What the suite's generators contribute to its inputs; null for nothing.</summary>
    public virtual Recipe? Generated => Recipe.Any;

    /// <summary>Decodes an input.</summary>
    public Scenario ScenarioOf(ReadOnlySpan<byte> input) => Complete(ScenarioBinary.Decode(input));

    public override Scenario? ScenarioIn(ReadOnlySpan<byte> input) => ScenarioOf(input);

    public override long WrittenIn(ReadOnlySpan<byte> input) => ScenarioBinary.CommandsIn(input);

    public override TargetFinding? Run(ReadOnlySpan<byte> input) => Run(ScenarioOf(input));

    /// <summary>Runs a decoded input.</summary>
    /// <returns>The finding, or null if all held.</returns>
    public virtual TargetFinding? Run(Scenario scenario) => Judged(scenario, Subjects);

    public override IEnumerable<string> OutcomesOf(ReadOnlySpan<byte> input) => Outcomes(ScenarioOf(input), Subjects);

    /// <summary>Encodes a scenario.</summary>
    /// <param name="scenario">Commands of any platform, on one that was read from bytes.</param>
    internal Input InputOf(Scenario scenario)
    {
        var normal = scenario.Normalise();
        normal = normal with { Commands = Caps.Apply(normal.Commands, normal.Platform) };
        var bytes = ScenarioBytes.On(normal.Platform).Encode(normal.Commands);
        return bytes.Length > Input.MaxLength ? Input.Truncated(bytes) : new Input(bytes, Complete(normal));
    }

    /// <summary>A scenario with what the target adds to it.</summary>
    protected virtual Scenario Complete(Scenario scenario) => scenario;

    /// <summary>The outcomes of the commands of a scenario in the model.</summary>
    internal static IEnumerable<string> Outcomes(Scenario scenario, ISubjectFactory subjects)
    {
        var tally = new Tally();
        Judge.Run(scenario, subjects, tally);
        return tally.Pairs.Select(pair => $"{pair.Command} {pair.Ending}");
    }

    /// <summary>The finding of the judge in a scenario; null if all held.</summary>
    internal static TargetFinding? Judged(Scenario scenario, ISubjectFactory subjects, Tally? tally = null)
    {
        if (Judge.Run(scenario, subjects, tally).Finding is not { } finding)
            return null;
        return new TargetFinding(FindingCause.Of(finding), Report.Of(scenario, finding, subjects.Name), scenario);
    }
}
