using System.Collections.Immutable;

namespace Lockstep.Formats.Binary;

/// <summary>
/// The binary form on one platform: the platform's bytes, made once, and behind them those of commands. Who changes a
/// scenario many times needs no platform read or written for each change.
/// </summary>
public sealed class PlatformBinary
{
    private static readonly ImmutableArray<Verb> Common =
        [.. Vocabulary.Verbs.SelectMany(verb => Enumerable.Repeat(verb, verb.Weight))];

    private static readonly ImmutableArray<Verb> CommonOnAllocator =
        [.. Vocabulary.Verbs.Where(verb => verb.Prototype is Allocate or Free or Add)];

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
            var index = Vocabulary.IndexOf(command);
            bytes.Add((byte)index);
            Vocabulary.Verbs[index].Fields(to, command);
            to.Makers += command is Maker ? 1 : 0;
        }

        return [.. bytes];
    }

    /// <summary>The commands that bytes behind the platform's mean, whatever they are.</summary>
    /// <param name="bytes">Any bytes.</param>
    /// <returns>Commands, normalised and within the caps.</returns>
    public ImmutableArray<Command> Decode(ReadOnlySpan<byte> bytes) => Read(
        new ByteDecoder(new ByteSource(bytes.ToArray())) { Machine = Machine }, Platform);

    /// <summary>A platform, repaired and within the caps: what its bytes mean.</summary>
    internal static Platform Normal(Platform platform) =>
        Caps.Apply(new Scenario(PlatformRules.Repair(platform), [])).Platform;

    /// <summary>Reads commands up to the end of the bytes.</summary>
    internal static ImmutableArray<Command> Read(ByteDecoder from, Platform platform)
    {
        var commands = ImmutableArray.CreateBuilder<Command>();
        while (!from.IsAtEnd && commands.Count < Caps.Commands)
        {
            var verb = VerbOf(from.Byte(0), platform);
            var command = verb.Fields(from, verb.Prototype);
            commands.Add(Caps.Apply(command is Maker maker ? maker with { Label = from.Makers++ } : command));
        }

        return commands.DrainToImmutable();
    }

    private static byte[] Write(Platform platform)
    {
        var bytes = new List<byte>();
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

    // The first bytes are verbs; all others stand for verbs too, the common ones more often.
    private static Verb VerbOf(byte head, Platform platform)
    {
        var beyond = head - Vocabulary.Verbs.Count;
        var common = platform is AllocatorPlatform ? CommonOnAllocator : Common;
        return beyond < 0
            ? Vocabulary.Verbs[head]
            : common[beyond * common.Length / (byte.MaxValue + 1 - Vocabulary.Verbs.Count)];
    }
}
