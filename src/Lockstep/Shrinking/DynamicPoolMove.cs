using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>
/// The whole scenario with a dynamic pool in place of a static one, on the usual hypervisor: neither becomes usual
/// alone, because the one cannot share and the other must.
/// </summary>
internal static class DynamicPoolMove
{
    /// <summary>The moved scenario, if there is a static pool on a hypervisor that needs one.</summary>
    public static IEnumerable<Scenario> Of(Scenario scenario)
    {
        if (scenario.Platform is not Machine machine || machine.SharesOnDemand
            || !scenario.Commands.Any(command => command is InitStaticPool))
        {
            yield break;
        }

        yield return new Scenario(
            machine with { Hypervisor = MachineDefaults.Machine.Hypervisor, Swiotlb = default },
            [.. scenario.Commands.Select(command => command is InitStaticPool ? new InitDynamicPool() : command)]);
    }
}
