using Generators;
using Lockstep.Formats.Binary;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>bare</c>: as <c>scenario</c>, but from nothing. The seeds have the scenarios of the defects that are looked for
/// in a comparison of searches, and would answer the question.
/// </summary>
internal sealed class BareTarget(ISubjectFactory subjects) : ScenarioTarget(subjects, "bare")
{
    private const int WarmUps = 500;

    public override IEnumerable<byte[]> Seeds => [[]];

    public override IReadOnlyList<byte[]> Dictionary => [];

    public override void WarmUp()
    {
        foreach (var scenario in ScenarioStream.From(0).Take(WarmUps))
            Run(ScenarioBinary.Encode(scenario with { Commands = [] }));
    }
}
