using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>
/// The whole scenario with a static pool in place of a dynamic one. Its memory is there from the start and holds
/// anything, so what filled the dynamic one, or used its memory once, can go.
/// </summary>
internal static class StaticPoolMove
{
    /// <summary>The moved scenarios, each with fewer commands: the platform becomes less usual for that.</summary>
    public static IEnumerable<Scenario> Of(Scenario scenario)
    {
        if (Moved(scenario) is not { } moved || PlatformRules.Problem(moved.Platform) is not null)
            yield break;
        if (moved.Commands.Length < scenario.Commands.Length)
            yield return moved;
        for (var at = 0; at < moved.Commands.Length; at++)
            yield return Shrinker.Without(moved, new Chunk(at, 1));
    }

    private static Scenario? Moved(Scenario scenario)
    {
        if (scenario.Platform is not Machine dynamic || !scenario.Commands.Any(command => command is InitDynamicPool))
            return null;
        var platform = dynamic with { Hypervisor = Hypervisor.Gunyah, Swiotlb = MachineDefaults.Swiotlb };
        var pool = new InitStaticPool(Area.Sized(platform.Swiotlb.Base, platform.Swiotlb.Size));
        return new Scenario(
            platform,
            [
                .. scenario.Commands
                    .Where(command => command is not Refill)
                    .Select(command => command is InitDynamicPool ? pool : command),
            ]);
    }
}
