namespace Bench.Workloads;

/// <summary>The generator of Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.</summary>
/// <param name="seed">The state before the first draw.</param>
public struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        _state += 0x9e37_79b9_7f4a_7c15;
        var z = (_state ^ (_state >> 30)) * 0xbf58_476d_1ce4_e5b9;
        z = (z ^ (z >> 27)) * 0x94d0_49bb_1331_11eb;
        return z ^ (z >> 31);
    }
}
