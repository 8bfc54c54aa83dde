namespace Lockstep.Safety;

/// <summary>An allocated buffer.</summary>
/// <param name="Range">Its range, of the requested size.</param>
/// <param name="Index">The index of the event that allocated it.</param>
/// <param name="Loan">What it is a bounce buffer for; null for any other buffer.</param>
public readonly record struct LiveBuffer(ByteRange Range, int Index, Loan? Loan = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Range} (allocated by event {Index})";
}

/// <summary>The live buffers by address; an overlap of two has already been reported.</summary>
public sealed class LiveBuffers
{
    private readonly List<LiveBuffer> _buffers = [];
    private readonly ByAddress _byAddress = new();

    /// <summary>The number of buffers.</summary>
    public int Count => _buffers.Count;

    /// <summary>Adds a buffer.</summary>
    public void Add(LiveBuffer buffer) => _buffers.Insert(FirstFrom(buffer.Range.Start), buffer);

    /// <summary>Removes the buffer with exactly this range.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(ByteRange range)
    {
        for (var index = FirstFrom(range.Start); BeginsAt(index, range.Start); index++)
        {
            if (_buffers[index].Range != range)
                continue;
            _buffers.RemoveAt(index);
            return true;
        }

        return false;
    }

    /// <summary>Removes all buffers.</summary>
    public void Clear() => _buffers.Clear();

    /// <summary>The buffer that begins at an address, or null.</summary>
    public LiveBuffer? At(ulong start) =>
        FirstFrom(start) is var index && BeginsAt(index, start) ? _buffers[index] : null;

    /// <summary>A buffer that has a byte in common with a range, or null.</summary>
    public LiveBuffer? OverlapWith(ByteRange range)
    {
        if (_buffers.Count == 0)
            return null;
        // Buffers are disjoint: one that overlaps the range begins in it, or is the last to begin before it,
        // modulo 2^64.
        var next = FirstFrom(range.Start) % _buffers.Count;
        var previous = (next + _buffers.Count - 1) % _buffers.Count;
        if (_buffers[previous].Range.Overlaps(range))
            return _buffers[previous];
        return _buffers[next].Range.Overlaps(range) ? _buffers[next] : null;
    }

    private bool BeginsAt(int index, ulong start) => index < _buffers.Count && _buffers[index].Range.Start == start;

    /// <summary>The index of the first buffer from an address on; -1 sorts before every event index.</summary>
    private int FirstFrom(ulong start) =>
        ~_buffers.BinarySearch(new LiveBuffer(new ByteRange(start, 0), -1), _byAddress);

    private sealed class ByAddress : IComparer<LiveBuffer>
    {
        public int Compare(LiveBuffer x, LiveBuffer y) =>
            (x.Range.Start, x.Index).CompareTo((y.Range.Start, y.Index));
    }
}
