using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>
/// Replaces a dynamic pool with a static one, whose memory is present and not cleared from the start: commands that
/// refilled the dynamic pool or dirtied its memory can go.
/// </summary>
internal static class StaticPoolMove
{
    /// <summary>The moved scenarios. Each has fewer commands, which outweighs the less simple platform.</summary>
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
