using Generators;
using Lockstep.Formats.Binary;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>bare</c>: as <c>scenario</c>, but from nothing. The seeds have the scenarios of the defects that are looked for
/// in a comparison of searches, and would answer the question.
/// </summary>
/// <param name="subjects">Makes the implementation under test.</param>
public sealed class BareTarget(ISubjectFactory subjects) : ScenarioTarget(subjects), ITarget
{
    private const int WarmUps = 500;

    /// <inheritdoc/>
    public override string Name => "bare";

    /// <inheritdoc/>
    public override IEnumerable<byte[]> Seeds => [[]];

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Dictionary => [];

    /// <inheritdoc/>
    public void WarmUp()
    {
        foreach (var scenario in ScenarioStream.From(0).Take(WarmUps))
            Run(ScenarioBinary.Encode(scenario with { Commands = [] }));
    }
}
