using System.Runtime.CompilerServices;
using Lockstep.Formats.Binary;
using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Fuzz.Targets;

/// <summary>
/// Parts of a scenario's binary form, in which commands follow the platform; and the dictionary of such parts.
/// </summary>
internal static class ScenarioBytes
{
    // A search mutates one scenario many times.
    private static readonly ConditionalWeakTable<Platform, PlatformBinary> OfPlatforms = [];

    /// <summary>The dictionary: each platform, and each command of the seeds, without duplicates.</summary>
    public static IReadOnlyList<byte[]> Dictionary { get; } =
    [
        .. Platforms.Select(platform => On(platform).Encode([])),
        .. SeedFiles.Scenarios
            .SelectMany(scenario => scenario.Commands.Select(command => Of(command, scenario.Platform)))
            .DistinctBy(Convert.ToHexString, StringComparer.Ordinal),
    ];

    private static IEnumerable<Platform> Platforms =>
        [.. Enum.GetValues<Hypervisor>().Select(MachineDefaults.For), new AllocatorPlatform(16)];

    /// <summary>The binary form on a platform.</summary>
    public static PlatformBinary On(Platform platform) =>
        OfPlatforms.GetValue(platform, static one => new PlatformBinary(one));

    /// <summary>The bytes of one command, which refers to no other.</summary>
    public static byte[] Of(Command command, Platform platform)
    {
        var on = On(platform);
        var alone = new Scenario(on.Platform, [Caps.Apply(command, on.Platform)]).Normalise();
        return on.EncodeCommands(alone.Commands);
    }
}
