using Canary;
using Generators;
using Lockstep;
using Lockstep.Formats.Text;
using Lockstep.Subjects;

namespace Fuzz.Targets;

/// <summary>
/// <c>canary</c>: scenarios that must not run into a planted bug. A campaign that does not find one that does within
/// seconds is blind, and says so.
/// </summary>
public sealed class CanaryTarget() : ScenarioTarget(ProductionFactory.Instance)
{
    /// <inheritdoc/>
    public override string Name => TargetSet.Canary;

    /// <inheritdoc/>
    public override int Weight => 0;

    /// <inheritdoc/>
    public override IEnumerable<byte[]> Seeds => [[], .. base.Seeds.Take(3)];

    // It is there to show that coverage leads to it; luck must not.
    /// <inheritdoc/>
    public override Recipe? Generated => null;

    /// <inheritdoc/>
    public override TargetFinding? Run(Scenario scenario) => PlantedBug.IsIn(scenario)
        ? new TargetFinding("the planted bug", $"This runs into the planted bug:\n\n{ScenarioText.Print(scenario)}")
        : null;
}
