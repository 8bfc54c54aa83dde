using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>
/// Replaces a static pool with a dynamic one and the hypervisor with the default: neither can change alone, because a
/// dynamic pool needs a hypervisor that shares on demand.
/// </summary>
internal static class DynamicPoolMove
{
    /// <summary>The moved scenario, if there is a static pool on a hypervisor that requires one.</summary>
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
