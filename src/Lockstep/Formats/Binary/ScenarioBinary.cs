using System.Collections.Immutable;

namespace Lockstep.Formats.Binary;

/// <summary>
/// The form for fuzzers and corpora. <i>Any</i> bytes mean a scenario, normalised, on a valid platform and
/// within
/// <see cref="Caps"/>; a change of a byte changes little; behind the platform each command begins with its
/// verb's place in <see cref="Vocabulary"/>.
/// </summary>
public static class ScenarioBinary
{
    /// <summary>The bytes of a scenario.</summary>
    /// <param name="scenario">Any; what comes back is its normal form within the caps.</param>
    public static byte[] Encode(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var on = new PlatformBinary(scenario.Platform);
        return on.Encode(Caps.Apply(scenario with { Platform = on.Platform }).Normalise().Commands);
    }

    /// <summary>The scenario that bytes mean, whatever they are; it never throws.</summary>
    /// <param name="data">Any bytes; none is a healthy machine without commands.</param>
    public static Scenario Decode(ReadOnlySpan<byte> data)
    {
        var from = new ByteDecoder(new ByteSource(data.ToArray()));
        var platform = ReadPlatform(from);
        return new Scenario(platform, PlatformBinary.Read(from, platform));
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
        var normal = PlatformBinary.Normal(platform);
        from.Machine = normal as Machine ?? MachineDefaults.Machine;
        return normal;
    }
}
