namespace Generators.Chance;

/// <summary>
/// A fast pseudo-random generator (SplitMix64). The sequence of a seed is fixed, independent of the versions of FsCheck
/// and .NET.
/// </summary>
/// <param name="seed">Any number; adjacent seeds give unrelated sequences.</param>
public sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 pseudo-random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E37_79B9_7F4A_7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 to <paramref name="bound"/> - 1; the bound must be at least 1.</summary>
    public ulong Below(ulong bound) => Math.BigMul(Next(), bound, out _);

    /// <inheritdoc cref="Below(ulong)"/>
    public int Below(int bound) => (int)Below((ulong)bound);

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, inclusive.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True with the given probability in percent.</summary>
    public bool Percent(int chance) => Below(100) < chance;

    /// <summary>One of the choices, with equal probability.</summary>
    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    /// <inheritdoc cref="Of{T}"/>
    public ulong Of(params ReadOnlySpan<ulong> choices) => choices[Below(choices.Length)];

    /// <summary>A number from 1 to <paramref name="most"/> whose bit length is uniformly distributed.</summary>
    public ulong Scaled(ulong most)
    {
        var bits = Below(65 - (int)ulong.LeadingZeroCount(most));
        var top = bits == 0 ? 1 : 1UL << (bits - 1);
        return Math.Min(most, top + Below(top));
    }

    /// <summary>A power of two from 2^<paramref name="least"/> to 2^<paramref name="most"/>.</summary>
    public ulong Power(int least, int most) => 1UL << Between(least, most);
}
