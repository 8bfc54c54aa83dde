using Canary;
using Generators;
using Lockstep.Scenarios;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>canary</c>: scenarios that must not run into a planted bug. A campaign that does not find one that does within
/// seconds is blind, and says so.
/// </summary>
internal sealed class CanaryTarget() : ScenarioTarget(ProductionFactory.Instance, TargetSet.Canary, weight: 0)
{
    public override IEnumerable<byte[]> Seeds => [[], .. base.Seeds.Take(3)];

    // It is there to show that coverage leads to it; luck must not.
    public override Recipe? Generated => null;

    public override TargetFinding? Run(Scenario scenario) => PlantedBug.IsIn(scenario)
        ? new TargetFinding("the planted bug", $"This runs into the planted bug:\n\n{ScenarioText.Print(scenario)}")
        : null;
}
