namespace Bench.Workloads;

/// <summary>Buffers of 1 byte to 30 kB at random alignments up to 4 KiB, a fixed number of them live.</summary>
/// <typeparam name="T">Where the buffers come from.</typeparam>
/// <param name="buffers">Where the buffers come from.</param>
public sealed class MixedLayouts<T>(T buffers)
    where T : IBuffers
{
    /// <summary>The number of live buffers in the long run.</summary>
    public const int Live = 10_000;

    private const int LargestSize = 30_000;

    private readonly List<(ulong Address, ulong Size, ulong Alignment)> _live = new(Live);
    private SplitMix64 _random = new(42);

    /// <summary>Bytes of the live buffers, as requested.</summary>
    public ulong UserBytes { get; private set; }

    /// <summary>Replaces random live buffers by others, after there are enough; returns whether none failed.</summary>
    public bool Run(int buffersMore)
    {
        for (var count = 0; count < buffersMore; count++)
        {
            if (_live.Count == Live)
                FreeOne();
            if (!AllocateOne())
                return false;
        }

        return true;
    }

    /// <summary>Allocates without freeing until an allocation fails.</summary>
    public void Fill()
    {
        while (AllocateOne())
        {
        }
    }

    private bool AllocateOne()
    {
        var bits = _random.Next();
        var (size, alignment) = (1 + (bits % LargestSize), 1UL << (int)((bits >> 32) % 13));
        if (buffers.Allocate(size, alignment) is not { } address)
            return false;
        _live.Add((address, size, alignment));
        UserBytes += size;
        return true;
    }

    private void FreeOne()
    {
        var index = (int)(_random.Next() % (ulong)_live.Count);
        var (address, size, alignment) = _live[index];
        buffers.Free(address, size, alignment);
        UserBytes -= size;
        _live[index] = _live[^1];
        _live.RemoveAt(_live.Count - 1);
    }
}
