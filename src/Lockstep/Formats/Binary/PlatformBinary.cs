using System.Collections.Immutable;
using Lockstep.Commands;
using Lockstep.Notation;
using Lockstep.Notation.Binary;
using Lockstep.Platforms;
using Lockstep.Scenarios;

namespace Lockstep.Formats.Binary;

/// <summary>
/// The binary form on one platform: the platform's bytes, made once, and behind them those of commands. Who changes a
/// scenario many times needs no platform read or written for each change.
/// </summary>
public sealed class PlatformBinary
{
    private readonly byte[] _bytes;

    /// <summary>The form on a platform.</summary>
    /// <param name="platform">Any; what is not valid is repaired, and what is too large made smaller.</param>
    public PlatformBinary(Platform platform)
    {
        var normal = Normal(platform);
        Platform = normal == platform ? platform : normal;
        _bytes = Write(Platform);
    }

    /// <summary>The platform that its bytes mean: the one given, where that is valid and within the caps.</summary>
    public Platform Platform { get; }

    /// <summary>The platform's bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    private Machine Machine => Platform as Machine ?? MachineDefaults.Machine;

    /// <summary>The bytes of a scenario on the platform.</summary>
    /// <param name="commands">Normalised and within the caps: these come back.</param>
    public byte[] Encode(ImmutableArray<Command> commands)
    {
        var bytes = new List<byte>(_bytes.Length + (8 * commands.Length));
        bytes.AddRange(_bytes);
        var to = new ByteEncoder(bytes) { Machine = Machine };
        foreach (var command in commands)
        {
            var description = Vocabulary.Of(command);
            bytes.Add(description.Code.Number);
            description.Notate(to, command);
            to.Makers += command is Maker ? 1 : 0;
        }

        return [.. bytes];
    }

    /// <summary>The commands that bytes behind the platform's mean, whatever they are.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <returns>Commands, normalised and within the caps.</returns>
    public ImmutableArray<Command> Decode(ReadOnlySpan<byte> bytes) => Read(
        new ByteDecoder(new ByteSource(bytes.ToArray()), ScenarioBinary.Version) { Machine = Machine }, Platform);

    /// <summary>A platform, repaired and within the caps: what its bytes mean.</summary>
    internal static Platform Normal(Platform platform) =>
        Caps.Apply(new Scenario(PlatformRules.Repair(platform), [])).Platform;

    /// <summary>Reads commands up to the end of the bytes.</summary>
    internal static ImmutableArray<Command> Read(ByteDecoder from, Platform platform)
    {
        var commands = ImmutableArray.CreateBuilder<Command>();
        var codes = platform is AllocatorPlatform ? CommandCodes.OnAllocator : CommandCodes.OnMachine;
        while (!from.IsAtEnd && commands.Count < Caps.Commands)
        {
            var description = from.Coded(codes);
            var command = description.Notate(from, description.Prototype);
            commands.Add(Caps.Apply(command is Maker maker ? maker with { Label = from.Makers++ } : command));
        }

        return commands.DrainToImmutable();
    }

    private static byte[] Write(Platform platform)
    {
        List<byte> bytes = [.. ScenarioBinary.Header];
        var to = new ByteEncoder(bytes);
        PlatformFields.Describe(to, platform);
        if (platform is Machine machine)
        {
            foreach (var fault in machine.Faults)
            {
                to.More(true);
                PlatformFields.Describe(to, fault);
            }

            to.More(false);
        }

        return [.. bytes];
    }
}
