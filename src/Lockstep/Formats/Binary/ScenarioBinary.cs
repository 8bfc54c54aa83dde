using System.Collections.Immutable;
using Reference;

namespace Lockstep;

/// <summary>
/// The form for fuzzers and corpora. <i>Any</i> bytes mean a scenario, normalised, on a valid platform and
/// within
/// <see cref="Caps"/>; a change of a byte changes little; behind the platform each command begins with its
/// verb's place in <see cref="Vocabulary"/>.
/// </summary>
public static class ScenarioBinary
{
    private static readonly ImmutableArray<Verb> Common =
        [.. Vocabulary.Verbs.SelectMany(verb => Enumerable.Repeat(verb, verb.Weight))];

    private static readonly ImmutableArray<Verb> CommonOnAllocator =
        [.. Vocabulary.Verbs.Where(verb => verb.Prototype is Allocate or Free or Add)];

    /// <summary>The bytes of a scenario.</summary>
    /// <param name="scenario">Any; what comes back is its normal form within the caps.</param>
    public static byte[] Encode(Scenario scenario)
    {
        var (platform, commands) = Caps.Apply(
            scenario with { Platform = PlatformRules.Repair(scenario.Platform) });
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
            to.Machine = machine;
        }

        foreach (var command in new Scenario(platform, commands).Normalise().Commands)
        {
            bytes.Add((byte)Vocabulary.IndexOf(command));
            Vocabulary.For(command).Fields(to, command);
            to.Makers += command is Maker ? 1 : 0;
        }

        return [.. bytes];
    }

    /// <summary>The scenario that bytes mean, whatever they are; it never throws.</summary>
    /// <param name="data">Any bytes; none is a healthy machine without commands.</param>
    public static Scenario Decode(ReadOnlySpan<byte> data)
    {
        var bytes = new ByteSource(data.ToArray());
        var from = new ByteDecoder(bytes);
        var platform = ReadPlatform(from);
        var commands = ImmutableArray.CreateBuilder<Command>();
        while (!bytes.IsAtEnd && commands.Count < Caps.Commands)
        {
            var verb = ReadVerb(bytes.Next(), platform);
            var command = verb.Fields(from, verb.Prototype);
            commands.Add(command is Maker maker ? maker with { Label = from.Makers++ } : command);
        }

        return Caps.Apply(new Scenario(platform, commands.DrainToImmutable()));
    }

    private static Platform ReadPlatform(ByteDecoder from)
    {
        var platform = PlatformFields.Describe(from, MachineDefaults.Machine);
        if (platform is Machine machine)
        {
            var faults = ImmutableArray.CreateBuilder<Fault>();
            while (from.More() && faults.Count < Caps.Faults)
            {
                faults.Add(PlatformFields.Describe(from, default(Fault)));
            }

            platform = machine with { Faults = faults.DrainToImmutable() };
        }

        // What addresses are near to must be what the encoder saw.
        var (repaired, _) = Caps.Apply(new Scenario(PlatformRules.Repair(platform), []));
        from.Machine = repaired as Machine ?? MachineDefaults.Machine;
        return repaired;
    }

    // The first bytes are verbs; all others stand for verbs too, the common ones more often.
    private static Verb ReadVerb(byte head, Platform platform)
    {
        var beyond = head - Vocabulary.Verbs.Count;
        var common = platform is AllocatorPlatform ? CommonOnAllocator : Common;
        return beyond < 0
            ? Vocabulary.Verbs[head]
            : common[beyond * common.Length / (byte.MaxValue + 1 - Vocabulary.Verbs.Count)];
    }
}
