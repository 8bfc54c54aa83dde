namespace Lockstep;

/// <summary>
/// A set of addresses, kept as its maximal intervals in ascending order: ranges of guest memory are long and
/// few. Ranges given to it wrap at 2^64; those it gives never do.
/// </summary>
public sealed class IntervalSet
{
    // Intervals from first to last address, both within, so that 2^64 needs no place. They never touch.
    private ulong[] _firsts = new ulong[4];
    private ulong[] _lasts = new ulong[4];

    /// <summary>The number of intervals.</summary>
    public int Count { get; private set; }

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
        var (below, above) = SplitAtTop(start, size);
        Add(0, above);
        var last = start + below - 1;
        var from = IndexOf(start == 0 ? 0 : start - 1);
        var to = from;
        var (low, high) = (start, last);
        for (; to < Count && _firsts[to] <= (last == ulong.MaxValue ? last : last + 1); to++)
            (low, high) = (Math.Min(low, _firsts[to]), Math.Max(high, _lasts[to]));
        Resize(from, to, 1);
        (_firsts[from], _lasts[from]) = (low, high);
    }

    /// <summary>Removes a range.</summary>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes; none for 0.</param>
    public void Remove(ulong start, ulong size)
    {
        if (size == 0)
            return;
        var (below, above) = SplitAtTop(start, size);
        Remove(0, above);
        var last = start + below - 1;
        var from = IndexOf(start);
        var to = from;
        while (to < Count && _firsts[to] <= last)
            to++;
        if (from == to)
            return;
        var (low, high) = (_firsts[from], _lasts[to - 1]);
        var (keepsLow, keepsHigh) = (low < start, high > last);
        Resize(from, to, (keepsLow ? 1 : 0) + (keepsHigh ? 1 : 0));
        if (keepsLow)
            (_firsts[from], _lasts[from++]) = (low, start - 1);
        if (keepsHigh)
            (_firsts[from], _lasts[from]) = (last + 1, high);
    }

    /// <summary>Removes everything.</summary>
    public void Clear() => Count = 0;

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
    /// <remarks>The set must not change meanwhile.</remarks>
    public IEnumerable<ByteRange> Parts(ulong start, ulong size)
    {
        if (size == 0)
            yield break;
        var (below, above) = SplitAtTop(start, size);
        var last = start + below - 1;
        for (var index = IndexOf(start); index < Count && _firsts[index] <= last; index++)
        {
            var low = Math.Max(start, _firsts[index]);
            yield return new ByteRange(low, Math.Min(last, _lasts[index]) - low + 1);
        }

        foreach (var part in Parts(0, above))
            yield return part;
    }

    /// <summary>What is not held of a range, in the order of the range.</summary>
    /// <remarks>The set must not change meanwhile.</remarks>
    public IEnumerable<ByteRange> Gaps(ulong start, ulong size)
    {
        var behind = start;
        foreach (var part in Parts(start, size))
        {
            if (part.Start != behind)
                yield return new ByteRange(behind, part.Start - behind);
            behind = part.Start + part.Size;
        }

        if (behind - start < size)
            yield return new ByteRange(behind, size - (behind - start));
    }

    /// <summary>How many bytes of a range lie below 2^64, and how many come after, from 0 on.</summary>
    private static (ulong Below, ulong Above) SplitAtTop(ulong start, ulong size)
    {
        var room = 0 - start;
        return start == 0 || size <= room ? (size, 0) : (room, size - room);
    }

    /// <summary>The first interval that ends at or behind an address.</summary>
    private int IndexOf(ulong address)
    {
        var index = Array.BinarySearch(_lasts, 0, Count, address);
        return index < 0 ? ~index : index;
    }

    /// <summary>Puts room for some intervals where those from one index up to another were.</summary>
    private void Resize(int from, int to, int room)
    {
        var count = Count - (to - from) + room;
        if (count > _firsts.Length)
        {
            Array.Resize(ref _firsts, 2 * count);
            Array.Resize(ref _lasts, 2 * count);
        }

        Array.Copy(_firsts, to, _firsts, from + room, Count - to);
        Array.Copy(_lasts, to, _lasts, from + room, Count - to);
        Count = count;
    }
}
