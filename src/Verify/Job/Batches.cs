using System.Buffers.Binary;
using System.Security.Cryptography;
using Generators;
using Lockstep;

namespace Verify.Job;

/// <summary>
/// The generated scenarios of a seed, in numbered batches of a fixed size: however many threads take them in
/// turn, batch 7 is the same on every machine.
/// </summary>
internal static class Batches
{
    private const int Size = 64;

    /// <summary>A seed that nobody chose, short enough to type.</summary>
    public static ulong FreshSeed() =>
        BinaryPrimitives.ReadUInt32LittleEndian(RandomNumberGenerator.GetBytes(4));

    /// <summary>The scenarios of one batch.</summary>
    /// <param name="seed">The seed of all batches.</param>
    /// <param name="number">The batch, from 0.</param>
    public static IEnumerable<Scenario> Scenarios(ulong seed, int number) =>
        ScenarioStream.From(Mix(seed, (ulong)number)).Take(Size);

    // SplitMix64: batches of neighbouring seeds must have nothing in common.
    private static ulong Mix(ulong seed, ulong number)
    {
        unchecked
        {
            var mixed = Finish(seed) + ((number + 1) * 0x9e37_79b9_7f4a_7c15);
            return Finish(mixed);
        }
    }

    private static ulong Finish(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xbf58_476d_1ce4_e5b9;
            value = (value ^ (value >> 27)) * 0x94d0_49bb_1331_11eb;
            return value ^ (value >> 31);
        }
    }
}
