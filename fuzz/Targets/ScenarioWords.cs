using Lockstep.Formats;
using Reference;

namespace Fuzz.Targets;

/// <summary>The dictionary of the scenario's binary form: platforms, and each command of the seeds by itself.</summary>
internal static class ScenarioWords
{
    /// <summary>The words, each once.</summary>
    public static IReadOnlyList<byte[]> All { get; } =
    [
        .. Platforms.Select(ScenarioBytes.Platform),
        .. SeedFiles.Scenarios
            .SelectMany(scenario => scenario.Commands.Select(command => ScenarioBytes.Of(command, scenario.Platform)))
            .DistinctBy(Convert.ToHexString, StringComparer.Ordinal),
    ];

    private static IEnumerable<Platform> Platforms =>
        [.. Enum.GetValues<Hypervisor>().Select(MachineDefaults.For), new AllocatorPlatform(16)];
}
