namespace Generators.Chance;

/// <summary>
/// A small source of chance (splitmix64): the same seed gives the same draws for ever, whatever version of
/// FsCheck or of .NET runs it, and a draw costs nanoseconds.
/// </summary>
/// <param name="seed">Any number; neighbours give unrelated draws.</param>
public sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E37_79B9_7F4A_7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 to <paramref name="bound"/> - 1; the bound is at least 1.</summary>
    public ulong Below(ulong bound) => Math.BigMul(Next(), bound, out _);

    /// <inheritdoc cref="Below(ulong)"/>
    public int Below(int bound) => (int)Below((ulong)bound);

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True in so many cases of a hundred.</summary>
    public bool Percent(int chance) => Below(100) < chance;

    /// <summary>One of the choices, each as likely as the others.</summary>
    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    /// <inheritdoc cref="Of{T}"/>
    public ulong Of(params ReadOnlySpan<ulong> choices) => choices[Below(choices.Length)];

    /// <summary>A number from 1 to <paramref name="most"/>, as likely of few bits as of many.</summary>
    public ulong Scaled(ulong most)
    {
        var bits = Below(65 - (int)ulong.LeadingZeroCount(most));
        var top = bits == 0 ? 1 : 1UL << (bits - 1);
        return Math.Min(most, top + Below(top));
    }

    /// <summary>A power of two from 2^<paramref name="least"/> to 2^<paramref name="most"/>.</summary>
    public ulong Power(int least, int most) => 1UL << Between(least, most);
}
