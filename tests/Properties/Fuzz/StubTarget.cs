using Fuzz.Targets;
using Lockstep.Subjects;

namespace Properties.Fuzz;

/// <summary>A target whose function a test supplies.</summary>
internal sealed class StubTarget(string name, Func<byte[], TargetFinding?> run)
    : Target(name, weight: 1, ProductionFactory.Instance)
{
    public IEnumerable<byte[]> Given { get; init; } = [];

    public override IEnumerable<byte[]> Seeds => Given;

    public override TargetFinding? Run(ReadOnlySpan<byte> input) => run(input.ToArray());
}
