using System.Runtime.CompilerServices;
using Lockstep;
using Lockstep.Formats;
using Lockstep.Formats.Binary;
using Reference;

namespace Fuzz.Targets;

/// <summary>Parts of a scenario's binary form: a platform's bytes come first, each command's behind them.</summary>
internal static class ScenarioBytes
{
    // A search changes one scenario many times.
    private static readonly ConditionalWeakTable<Platform, PlatformBinary> Platforms = [];

    /// <summary>The form on a platform.</summary>
    public static PlatformBinary On(Platform platform) =>
        Platforms.GetValue(platform, static one => new PlatformBinary(one));

    /// <summary>The bytes of a platform and its fault plan.</summary>
    public static byte[] Platform(Platform platform) => On(platform).Bytes.ToArray();

    /// <summary>The bytes of one command; what it names was made by nobody.</summary>
    public static byte[] Of(Command command, Platform platform)
    {
        var on = On(platform);
        var alone = new Scenario(on.Platform, [Caps.Apply(command)]).Normalise();
        return on.Encode(alone.Commands)[on.Bytes.Length..];
    }
}
