using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>doomed</c>: every input kills its process. For tests only: a campaign must not replace its workers for ever.
/// </summary>
internal sealed class DoomedTarget() : Target("doomed", weight: 1, ProductionFactory.Instance)
{
    public override IEnumerable<byte[]> Seeds => [[1]];

    public override TargetFinding? Run(ReadOnlySpan<byte> input)
    {
        Environment.FailFast("doomed on purpose");
        return null;
    }
}
