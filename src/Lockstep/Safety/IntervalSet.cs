namespace Lockstep.Safety;

/// <summary>
/// A set of addresses, stored as maximal intervals in ascending order: ranges of guest memory are long and
/// few. Arguments wrap at 2^64; results never do.
/// </summary>
public sealed class IntervalSet
{
    // Inclusive first and last addresses, so that no end is 2^64. Intervals are never adjacent.
    private readonly List<ulong> _firsts = [];
    private readonly List<ulong> _lasts = [];

    /// <summary>The number of intervals.</summary>
    public int Count => _firsts.Count;

    /// <summary>Whether the set is empty.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>
    /// The intervals, ascending. An interval of all 2^64 addresses is reported one byte short.
    /// </summary>
    public IEnumerable<ByteRange> Intervals
    {
        get
        {
            for (var index = 0; index < Count; index++)
                yield return new ByteRange(_firsts[index], RunLength(_firsts[index]));
        }
    }

    /// <summary>The first interval, or null.</summary>
    public ByteRange? First => IsEmpty ? null : new ByteRange(_firsts[0], RunLength(_firsts[0]));

    /// <summary>A set of one range.</summary>
    public static IntervalSet Of(ulong start, ulong size)
    {
        var set = new IntervalSet();
        set.Add(start, size);
        return set;
    }

    /// <summary>Adds a range.</summary>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes; 0 adds or removes nothing.</param>
    public void Add(ulong start, ulong size)
    {
        if (size == 0)
            return;
        var last = start + size - 1;
        if (last < start)
        {
            AddInterval(0, last);
            last = ulong.MaxValue;
        }

        AddInterval(start, last);
    }

    /// <summary>Removes a range.</summary>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes; 0 adds or removes nothing.</param>
    public void Remove(ulong start, ulong size)
    {
        if (size == 0)
            return;
        var last = start + size - 1;
        if (last < start)
        {
            RemoveInterval(0, last);
            last = ulong.MaxValue;
        }

        RemoveInterval(start, last);
    }

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        _firsts.Clear();
        _lasts.Clear();
    }

    /// <summary>
    /// The number of consecutive addresses in the set from this one on, up to 2^64; 0 if it is missing.
    /// </summary>
    public ulong RunLength(ulong address)
    {
        var index = IndexOf(address);
        if (index == Count || _firsts[index] > address)
            return 0;
        var distance = _lasts[index] - address;
        return distance == ulong.MaxValue ? distance : distance + 1;
    }

    /// <summary>Whether the set contains every address of a range.</summary>
    public bool Contains(ulong start, ulong size) => FirstMissing(start, size) is null;

    /// <summary>Whether the set contains any address of a range.</summary>
    public bool Overlaps(ulong start, ulong size)
    {
        if (size == 0)
            return false;
        var last = start + size - 1;
        return last >= start
            ? OverlapsInterval(start, last)
            : OverlapsInterval(start, ulong.MaxValue) || OverlapsInterval(0, last);
    }

    /// <summary>
    /// The first missing address of a range, in the order of the range; null if the set contains all.
    /// </summary>
    public ulong? FirstMissing(ulong start, ulong size)
    {
        while (RunLength(start) is var run && run < size)
        {
            if (run == 0)
                return start;
            start += run;
            size -= run;
        }

        return null;
    }

    /// <summary>The parts of a range in the set, in the order of the range.</summary>
    public ByteRange[] Parts(ulong start, ulong size)
    {
        if (size == 0)
            return [];
        var last = start + size - 1;
        return last >= start
            ? PartsOfInterval(start, last)
            : [.. PartsOfInterval(start, ulong.MaxValue), .. PartsOfInterval(0, last)];
    }

    /// <summary>The parts of a range missing from the set, in the order of the range.</summary>
    public IReadOnlyList<ByteRange> Gaps(ulong start, ulong size)
    {
        var gaps = new List<ByteRange>(1);
        var next = start;
        foreach (var part in Parts(start, size))
        {
            if (part.Start != next)
                gaps.Add(new ByteRange(next, part.Start - next));
            next = part.Start + part.Size;
        }

        if (next - start < size)
            gaps.Add(new ByteRange(next, size - (next - start)));
        return gaps;
    }

    private bool OverlapsInterval(ulong first, ulong last) =>
        IndexOf(first) is var index && index < Count && _firsts[index] <= last;

    private void AddInterval(ulong first, ulong last)
    {
        var from = IndexOf(first == 0 ? 0 : first - 1);
        var to = from;
        for (; to < Count && _firsts[to] <= (last == ulong.MaxValue ? last : last + 1); to++)
            (first, last) = (Math.Min(first, _firsts[to]), Math.Max(last, _lasts[to]));
        RemoveRange(from, to);
        InsertAt(from, first, last);
    }

    private void RemoveInterval(ulong first, ulong last)
    {
        var from = IndexOf(first);
        var to = from;
        while (to < Count && _firsts[to] <= last)
            to++;
        if (from == to)
            return;
        var (low, high) = (_firsts[from], _lasts[to - 1]);
        RemoveRange(from, to);
        if (high > last)
            InsertAt(from, last + 1, high);
        if (low < first)
            InsertAt(from, low, first - 1);
    }

    private ByteRange[] PartsOfInterval(ulong first, ulong last)
    {
        var from = IndexOf(first);
        var to = from;
        while (to < Count && _firsts[to] <= last)
            to++;
        var parts = from == to ? [] : new ByteRange[to - from];
        for (var index = from; index < to; index++)
        {
            var low = Math.Max(first, _firsts[index]);
            parts[index - from] = new ByteRange(low, Math.Min(last, _lasts[index]) - low + 1);
        }

        return parts;
    }

    /// <summary>The index of the first interval that ends at or after an address.</summary>
    private int IndexOf(ulong address)
    {
        var index = _lasts.BinarySearch(address);
        return index < 0 ? ~index : index;
    }

    private void RemoveRange(int from, int to)
    {
        _firsts.RemoveRange(from, to - from);
        _lasts.RemoveRange(from, to - from);
    }

    private void InsertAt(int at, ulong first, ulong last)
    {
        _firsts.Insert(at, first);
        _lasts.Insert(at, last);
    }
}
