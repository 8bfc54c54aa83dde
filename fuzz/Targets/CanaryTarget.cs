using Canary;

namespace Fuzz;

/// <summary>
/// <c>canary</c>: scenarios on production code with a planted bug. A campaign that does not find it within seconds is
/// blind, and says so.
/// </summary>
public sealed class CanaryTarget() : ScenarioTarget(CanarySubjects.Instance)
{
    /// <inheritdoc/>
    public override string Name => "canary";

    /// <inheritdoc/>
    public override int Weight => 0;

    /// <inheritdoc/>
    public override IEnumerable<byte[]> Seeds => [[], .. base.Seeds.Take(3)];
}
