using Canary;
using Generators;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>canary</c>: scenarios that must not trigger a planted bug. A campaign that does not find one within seconds is
/// blind, and reports so.
/// </summary>
internal sealed class CanaryTarget() : ScenarioTarget(ProductionFactory.Instance, TargetSet.Canary, weight: 0)
{
    public override IEnumerable<byte[]> Seeds => [[], .. base.Seeds.Take(3)];

    // Coverage must lead to the bug, not luck.
    public override Recipe? Generated => null;

    public override TargetFinding? Run(Scenario scenario) => PlantedBug.IsIn(scenario)
        ? new TargetFinding("the planted bug", $"This triggers the planted bug:\n\n{ScenarioText.Print(scenario)}")
        : null;
}
