using System.Collections.Immutable;
using Lockstep.Notation;
using Lockstep.Notation.Binary;
using Lockstep.Notation.Text;
using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Lockstep.Formats.Binary;

/// <summary>
/// The binary form for fuzzers and corpora. <i>Any</i> bytes decode to a scenario, normalised, on a valid platform and
/// within <see cref="Caps"/>; changing one byte changes little. The meaning of bytes never changes: version 1 has no
/// header; each later version begins with <see cref="Magic"/> and its number, and has the codes and fields introduced
/// up to it.
/// </summary>
public static class ScenarioBinary
{
    /// <summary>The latest version. The encoder writes the lowest one that has all of a scenario.</summary>
    public static int Version { get; } =
        new[] { CommandCodes.OnMachine.Latest, EnumCodes.Latest, FieldVersion.Latest, FaultVersions.Latest }.Max();

    private static ReadOnlySpan<byte> Magic => [0xff, (byte)'S', (byte)'C'];

    /// <summary>The bytes of a scenario.</summary>
    /// <param name="scenario">Any scenario; decoding returns its normal form within the caps.</param>
    public static byte[] Encode(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var on = new PlatformBinary(scenario.Platform);
        return on.Encode(Caps.Apply(scenario with { Platform = on.Platform }).Normalise().Commands);
    }

    /// <summary>Decodes a scenario; never throws.</summary>
    /// <param name="data">Any bytes; the empty input is a healthy machine without commands.</param>
    public static Scenario Decode(ReadOnlySpan<byte> data) => Decode(data, out _);

    private static Scenario Decode(ReadOnlySpan<byte> data, out ByteDecoder from)
    {
        var bytes = new ByteSource(data.ToArray());
        var version = ReadVersion(bytes);
        from = new ByteDecoder(bytes, version);
        var platform = ReadPlatform(from, version);
        return new Scenario(platform, PlatformBinary.Read(from, platform));
    }

    /// <summary>The scenario of a file.</summary>
    /// <param name="data">Its bytes.</param>
    /// <param name="file">The file name, for errors.</param>
    /// <param name="written">The number of commands in the file, of which a scenario has the first.</param>
    /// <exception cref="FormatError">The version is unknown.</exception>
    public static Scenario Read(ReadOnlySpan<byte> data, string file, out long written)
    {
        if (HasHeader(data) && data[Magic.Length] is var version && (version < 2 || version > Version))
            throw new FormatError(file, 1, $"version {version} of the binary form", $"a version up to {Version}");
        written = CommandsIn(data, out var scenario);
        return scenario;
    }

    /// <summary>
    /// The number of commands in any bytes, of which <see cref="Decode(ReadOnlySpan{byte})"/> takes the first.
    /// </summary>
    public static long CommandsIn(ReadOnlySpan<byte> data) => CommandsIn(data, out _);

    private static long CommandsIn(ReadOnlySpan<byte> data, out Scenario scenario)
    {
        scenario = Decode(data, out var from);
        return scenario.Commands.Length + PlatformBinary.CountRest(from, scenario.Platform);
    }

    /// <summary>Whether bytes begin with the header of a later version than 1.</summary>
    internal static bool HasHeader(ReadOnlySpan<byte> data) => data.Length > Magic.Length && data.StartsWith(Magic);

    /// <summary>The header of a version.</summary>
    internal static byte[] HeaderOf(int version) => version == 1 ? [] : [.. Magic, (byte)version];

    // An unknown version is decoded as version 1 data: every input of a fuzzer is valid.
    private static int ReadVersion(ByteSource bytes)
    {
        for (var version = Version; version > 1; version--)
        {
            if (bytes.TryConsume(HeaderOf(version)))
                return version;
        }

        return 1;
    }

    private static Platform ReadPlatform(ByteDecoder from, int version)
    {
        var platform = PlatformFields.Describe(from, MachineDefaults.Machine);
        if (platform is Machine machine)
        {
            var faults = ImmutableArray.CreateBuilder<Fault>();
            while (from.More() && faults.Count < Caps.Faults)
            {
                faults.Add(FaultVersions.Of(PlatformFields.Describe(from, default(Fault)), version));
            }

            platform = machine with { Faults = faults.DrainToImmutable() };
        }

        // The encoder wrote addresses relative to the normalised machine.
        var normal = from.Version == 1 ? FirstVersion.Normal(platform) : PlatformBinary.Normal(platform);
        from.Machine = normal as Machine ?? Landmarks.Default;
        return normal;
    }
}
