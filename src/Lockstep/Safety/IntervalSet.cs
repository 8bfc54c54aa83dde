namespace Lockstep.Safety;

/// <summary>
/// A set of addresses, kept as its maximal intervals in ascending order: ranges of guest memory are long and
/// few. Ranges given to it wrap at 2^64; those it gives never do.
/// </summary>
public sealed class IntervalSet
{
    // Intervals from first to last address, both within, so that 2^64 needs no place. They never touch.
    private readonly List<ulong> _firsts = [];
    private readonly List<ulong> _lasts = [];

    /// <summary>The number of intervals.</summary>
    public int Count => _firsts.Count;

    /// <summary>Whether it holds no address.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>
    /// The intervals, ascending. The one that is all of 2^64 addresses is said one byte short.
    /// </summary>
    public IEnumerable<ByteRange> Intervals
    {
        get
        {
            for (var index = 0; index < Count; index++)
                yield return new ByteRange(_firsts[index], Run(_firsts[index]));
        }
    }

    /// <summary>The first interval, or null.</summary>
    public ByteRange? First => IsEmpty ? null : new ByteRange(_firsts[0], Run(_firsts[0]));

    /// <summary>A set that holds one range.</summary>
    public static IntervalSet Of(ulong start, ulong size)
    {
        var set = new IntervalSet();
        set.Add(start, size);
        return set;
    }

    /// <summary>Adds a range.</summary>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes; none for 0.</param>
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
    /// <param name="size">Bytes; none for 0.</param>
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
    /// How many addresses are held from this one on without a gap, up to 2^64; 0 if it is not held.
    /// </summary>
    public ulong Run(ulong address)
    {
        var index = IndexOf(address);
        if (index == Count || _firsts[index] > address)
            return 0;
        var behind = _lasts[index] - address;
        return behind == ulong.MaxValue ? behind : behind + 1;
    }

    /// <summary>Whether every address of a range is held.</summary>
    public bool Contains(ulong start, ulong size) => FirstMissing(start, size) is null;

    /// <summary>
    /// The first address of a range, counted from its start, that is not held; null if all are.
    /// </summary>
    public ulong? FirstMissing(ulong start, ulong size)
    {
        while (Run(start) is var run && run < size)
        {
            if (run == 0)
                return start;
            start += run;
            size -= run;
        }

        return null;
    }

    /// <summary>What is held of a range, in the order of the range.</summary>
    public ByteRange[] Parts(ulong start, ulong size)
    {
        if (size == 0)
            return [];
        var last = start + size - 1;
        return last >= start
            ? PartsOfInterval(start, last)
            : [.. PartsOfInterval(start, ulong.MaxValue), .. PartsOfInterval(0, last)];
    }

    /// <summary>What is not held of a range, in the order of the range.</summary>
    public IReadOnlyList<ByteRange> Gaps(ulong start, ulong size)
    {
        var gaps = new List<ByteRange>(1);
        var behind = start;
        foreach (var part in Parts(start, size))
        {
            if (part.Start != behind)
                gaps.Add(new ByteRange(behind, part.Start - behind));
            behind = part.Start + part.Size;
        }

        if (behind - start < size)
            gaps.Add(new ByteRange(behind, size - (behind - start)));
        return gaps;
    }

    private void AddInterval(ulong first, ulong last)
    {
        var from = IndexOf(first == 0 ? 0 : first - 1);
        var to = from;
        for (; to < Count && _firsts[to] <= (last == ulong.MaxValue ? last : last + 1); to++)
            (first, last) = (Math.Min(first, _firsts[to]), Math.Max(last, _lasts[to]));
        TakeOut(from, to);
        PutIn(from, first, last);
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
        TakeOut(from, to);
        if (high > last)
            PutIn(from, last + 1, high);
        if (low < first)
            PutIn(from, low, first - 1);
    }

    private ByteRange[] PartsOfInterval(ulong first, ulong last)
    {
        var parts = new List<ByteRange>();
        for (var index = IndexOf(first); index < Count && _firsts[index] <= last; index++)
        {
            var low = Math.Max(first, _firsts[index]);
            parts.Add(new ByteRange(low, Math.Min(last, _lasts[index]) - low + 1));
        }

        return [.. parts];
    }

    /// <summary>The first interval that ends at or behind an address.</summary>
    private int IndexOf(ulong address)
    {
        var index = _lasts.BinarySearch(address);
        return index < 0 ? ~index : index;
    }

    private void TakeOut(int from, int to)
    {
        _firsts.RemoveRange(from, to - from);
        _lasts.RemoveRange(from, to - from);
    }

    private void PutIn(int at, ulong first, ulong last)
    {
        _firsts.Insert(at, first);
        _lasts.Insert(at, last);
    }
}
