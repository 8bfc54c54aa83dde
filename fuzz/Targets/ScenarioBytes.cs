using System.Runtime.CompilerServices;
using Lockstep;
using Reference;

namespace Fuzz;

/// <summary>Parts of a scenario's binary form: a platform's bytes come first, each command's behind them.</summary>
internal static class ScenarioBytes
{
    // A search changes one scenario many times.
    private static readonly ConditionalWeakTable<Platform, byte[]> Platforms = [];

    /// <summary>The bytes of a platform and its fault plan; not to be written to.</summary>
    public static byte[] Platform(Platform platform) =>
        Platforms.GetValue(platform, static one => ScenarioBinary.Encode(new Scenario(one, [])));

    /// <summary>The bytes of one command; what it names was made by nobody.</summary>
    public static byte[] Of(Command command, Platform platform) =>
        ScenarioBinary.Encode(new Scenario(platform, [command]))[Platform(platform).Length..];

    /// <summary>The commands that bytes mean on a platform.</summary>
    public static IReadOnlyList<Command> Commands(ReadOnlySpan<byte> bytes, Platform platform) =>
        ScenarioBinary.Decode([.. Platform(platform), .. bytes]).Commands;
}
