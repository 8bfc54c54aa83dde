using System.Collections.Immutable;
using Lockstep.Commands;
using Lockstep.Notation;
using Lockstep.Notation.Binary;
using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Lockstep.Formats.Binary;

/// <summary>
/// The binary form of scenarios on one platform. The platform is encoded once, so that a mutator that changes the
/// commands many times does not decode and encode it each time.
/// </summary>
public sealed class PlatformBinary
{
    private readonly byte[] _bytes;
    private readonly int _version;

    /// <summary>The form on a platform.</summary>
    /// <param name="platform">Any platform; an invalid one is repaired, and one over the caps reduced.</param>
    public PlatformBinary(Platform platform)
    {
        var normal = Normal(platform);
        Platform = normal == platform ? platform : normal;
        (_bytes, _version) = Write(Platform, FirstVersion.Has(Platform) ? 1 : 2);
    }

    /// <summary>The platform that its bytes decode to: the given one if it is valid and within the caps.</summary>
    public Platform Platform { get; }

    private Machine Machine => Platform as Machine ?? Landmarks.Default;

    /// <summary>The bytes of a scenario on the platform.</summary>
    /// <param name="commands">Commands that round-trip: normalised and within the caps.</param>
    public byte[] Encode(ImmutableArray<Command> commands)
    {
        var (bytes, version) = Write(commands, _version);
        var platform = version == _version ? _bytes : Write(Platform, version).Bytes;
        return [.. ScenarioBinary.HeaderOf(version), .. platform, .. bytes];
    }

    /// <summary>The bytes of commands alone, which <see cref="Decode"/> decodes to them.</summary>
    /// <param name="commands">Commands that round-trip: normalised and within the caps.</param>
    public byte[] EncodeCommands(ImmutableArray<Command> commands) =>
        [.. Write(commands, ScenarioBinary.Version).Bytes];

    /// <summary>Decodes the bytes after those of the platform.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <returns>Commands, normalised and within the caps.</returns>
    public ImmutableArray<Command> Decode(ReadOnlySpan<byte> bytes) => Read(
        new ByteDecoder(new ByteSource(bytes.ToArray()), ScenarioBinary.Version) { Machine = Machine }, Platform);

    /// <summary>The platform repaired and within the caps.</summary>
    internal static Platform Normal(Platform platform) =>
        Caps.Apply(new Scenario(PlatformRules.Repair(platform), [])).Platform;

    /// <summary>Reads commands up to the end of the bytes.</summary>
    internal static ImmutableArray<Command> Read(ByteDecoder from, Platform platform)
    {
        var commands = ImmutableArray.CreateBuilder<Command>();
        var codes = CodesOf(platform);
        while (!from.IsAtEnd && commands.Count < Caps.Commands)
        {
            var command = Read(from, codes);
            var labelled = command is Maker maker ? maker with { Label = from.Makers++ } : command;
            commands.Add(Caps.Apply(labelled, platform));
        }

        return commands.DrainToImmutable();
    }

    /// <summary>The number of commands that are left behind the last one of a scenario.</summary>
    internal static long CountRest(ByteDecoder from, Platform platform)
    {
        var count = 0L;
        for (var codes = CodesOf(platform); !from.IsAtEnd; count++)
            Read(from, codes);
        return count;
    }

    private static CodeTable<CommandDescription> CodesOf(Platform platform) =>
        platform is AllocatorPlatform ? CommandCodes.OnAllocator : CommandCodes.OnMachine;

    private static Command Read(ByteDecoder from, CodeTable<CommandDescription> codes)
    {
        var description = from.Coded(codes);
        return description.Notate(from, description.Prototype);
    }

    // What needs a later version than the given one is written in that version.
    private (List<byte> Bytes, int Version) Write(ImmutableArray<Command> commands, int version)
    {
        var bytes = new List<byte>(8 * commands.Length);
        var to = new ByteEncoder(bytes, version) { Machine = Machine };
        foreach (var command in commands)
        {
            var description = Vocabulary.Of(command);
            to.Put(description.Code);
            description.Notate(to, command);
            to.Makers += command is Maker ? 1 : 0;
        }

        return to.Version == version ? (bytes, version) : Write(commands, to.Version);
    }

    private static (byte[] Bytes, int Version) Write(Platform platform, int version)
    {
        var bytes = new List<byte>();
        var to = new ByteEncoder(bytes, version);
        var needed = version;
        PlatformFields.Describe(to, platform);
        if (platform is Machine machine)
        {
            foreach (var fault in machine.Faults)
            {
                to.More(true);
                PlatformFields.Describe(to, fault);
                needed = Math.Max(needed, FaultVersions.Since(fault));
            }

            to.More(false);
        }

        needed = Math.Max(needed, to.Version);
        return needed == version ? ([.. bytes], version) : Write(platform, needed);
    }
}
