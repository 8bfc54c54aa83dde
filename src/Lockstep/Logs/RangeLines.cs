using Lockstep.Safety;

namespace Lockstep.Logs;

/// <summary>The last line that did something to each range of memory, by address.</summary>
internal sealed class RangeLines
{
    private readonly SortedList<ulong, (ulong Last, int Line)> _ranges = [];

    /// <summary>The number of ranges.</summary>
    public int Count => _ranges.Count;

    /// <summary>Notes a line for a range, instead of what was noted for any part of it.</summary>
    public void Set(ByteRange range, int line)
    {
        Remove(range);
        _ranges[range.Start] = (LastOf(range), line);
    }

    /// <summary>Forgets a range.</summary>
    public void Remove(ByteRange range)
    {
        var last = LastOf(range);
        while (FirstIn(range) is >= 0 and var index)
        {
            var (start, (end, line)) = (_ranges.GetKeyAtIndex(index), _ranges.GetValueAtIndex(index));
            _ranges.RemoveAt(index);
            if (start < range.Start)
                _ranges[start] = (range.Start - 1, line);
            if (end > last)
                _ranges[last + 1] = (end, line);
        }
    }

    /// <summary>The line of the first range that overlaps another, with that range; null if none does.</summary>
    public (ByteRange Range, int Line)? At(ByteRange range)
    {
        if (FirstIn(range) is not (>= 0 and var index))
            return null;
        var (start, (end, line)) = (_ranges.GetKeyAtIndex(index), _ranges.GetValueAtIndex(index));
        return (new ByteRange(start, end - start + 1), line);
    }

    // No region of a log wraps.
    private static ulong LastOf(ByteRange range) => range.Start + (range.Size - 1);

    private int FirstIn(ByteRange range)
    {
        var (low, high) = (0, _ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ranges.GetValueAtIndex(middle).Last < range.Start)
                low = middle + 1;
            else
                high = middle;
        }

        return low < _ranges.Count && _ranges.GetKeyAtIndex(low) <= LastOf(range) ? low : -1;
    }
}
