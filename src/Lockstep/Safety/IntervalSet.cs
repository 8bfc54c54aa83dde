namespace Lockstep.Safety;

/// <summary>
/// A set of addresses, stored as maximal intervals in ascending order: ranges of guest memory are long and
/// few. Arguments wrap at 2^64; results never do.
/// </summary>
public sealed class IntervalSet
{
    // First and last addresses, so that no end is 2^64. Intervals are never adjacent.
    private readonly List<(ulong First, ulong Last)> _intervals = [];

    /// <summary>The number of intervals.</summary>
    public int Count => _intervals.Count;

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
                yield return new ByteRange(_intervals[index].First, RunLength(_intervals[index].First));
        }
    }

    /// <summary>The number of addresses.</summary>
    public UInt128 Size
    {
        get
        {
            UInt128 size = 0;
            foreach (var (first, last) in _intervals)
                size += (UInt128)(last - first) + 1;
            return size;
        }
    }

    /// <summary>The first interval, or null.</summary>
    public ByteRange? First =>
        IsEmpty ? null : new ByteRange(_intervals[0].First, RunLength(_intervals[0].First));

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
    public void Clear() => _intervals.Clear();

    /// <summary>
    /// The number of consecutive addresses in the set from this one on, up to 2^64; 0 if it is missing.
    /// </summary>
    public ulong RunLength(ulong address)
    {
        var index = IndexOf(address);
        if (index == Count || _intervals[index].First > address)
            return 0;
        var distance = _intervals[index].Last - address;
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
    public ByteRange[] Gaps(ulong start, ulong size)
    {
        if (size > 0 && !Overlaps(start, size))
            return [new ByteRange(start, size)];
        var gaps = new List<ByteRange>();
        var next = start;
        foreach (var part in Parts(start, size))
        {
            if (part.Start != next)
                gaps.Add(new ByteRange(next, part.Start - next));
            next = part.Start + part.Size;
        }

        if (next - start < size)
            gaps.Add(new ByteRange(next, size - (next - start)));
        return [.. gaps];
    }

    private bool OverlapsInterval(ulong first, ulong last) =>
        IndexOf(first) is var index && index < Count && _intervals[index].First <= last;

    private void AddInterval(ulong first, ulong last)
    {
        var from = IndexOf(first == 0 ? 0 : first - 1);
        var to = from;
        for (; to < Count && _intervals[to].First <= (last == ulong.MaxValue ? last : last + 1); to++)
            (first, last) = (Math.Min(first, _intervals[to].First), Math.Max(last, _intervals[to].Last));
        if (from == to)
        {
            _intervals.Insert(from, (first, last));
            return;
        }

        _intervals[from] = (first, last);
        _intervals.RemoveRange(from + 1, to - from - 1);
    }

    private void RemoveInterval(ulong first, ulong last)
    {
        var from = IndexOf(first);
        var to = EndOf(from, last);
        if (from == to)
            return;
        var (low, high) = (_intervals[from].First, _intervals[to - 1].Last);
        _intervals.RemoveRange(from, to - from);
        if (high > last)
            _intervals.Insert(from, (last + 1, high));
        if (low < first)
            _intervals.Insert(from, (low, first - 1));
    }

    private ByteRange[] PartsOfInterval(ulong first, ulong last)
    {
        var from = IndexOf(first);
        var to = EndOf(from, last);
        var parts = from == to ? [] : new ByteRange[to - from];
        for (var index = from; index < to; index++)
        {
            var low = Math.Max(first, _intervals[index].First);
            parts[index - from] = new ByteRange(low, Math.Min(last, _intervals[index].Last) - low + 1);
        }

        return parts;
    }

    /// <summary>The index of the first interval that ends at or after an address.</summary>
    private int IndexOf(ulong address)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_intervals[middle].Last < address)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The index of the first interval from another on that begins after an address.</summary>
    private int EndOf(int from, ulong last)
    {
        var to = from;
        while (to < Count && _intervals[to].First <= last)
            to++;
        return to;
    }
}
