using Generators;
using Lockstep.Formats.Binary;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>bare</c>: as <c>scenario</c>, but without seeds, which contain the scenarios of the defects that a comparison of
/// searches looks for.
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
