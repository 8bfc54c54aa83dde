namespace Bench.SortedSets;

/// <summary>
/// A set of 64-bit numbers kept as maximal runs, so that its cost follows from the number of runs and not from
/// their length. Ends are inclusive: a run may end at 2^64 - 1.
/// </summary>
internal sealed class RunSet
{
    private readonly SortedList<ulong, ulong> _lastByFirst = [];

    /// <summary>Whether it holds no number.</summary>
    public bool IsEmpty => _lastByFirst.Count == 0;

    /// <summary>Whether a number is in the set.</summary>
    public bool Contains(ulong number) => Intersects(number, number);

    /// <summary>Whether any number from first to last is in the set.</summary>
    public bool Intersects(ulong first, ulong last)
    {
        var index = IndexAtOrBelow(last);
        return index >= 0 && _lastByFirst.GetValueAtIndex(index) >= first;
    }

    /// <summary>Adds numbers of which none is in the set, and joins the runs that they touch.</summary>
    public void Add(ulong first, ulong last)
    {
        if (last != ulong.MaxValue && _lastByFirst.Remove(last + 1, out var behind))
            last = behind;
        var below = IndexAtOrBelow(first);
        if (below >= 0 && _lastByFirst.GetValueAtIndex(below) + 1 == first)
            _lastByFirst.SetValueAtIndex(below, last);
        else
            _lastByFirst.Add(first, last);
    }

    /// <summary>Removes the lowest number of a set that is not empty.</summary>
    public ulong TakeLowest()
    {
        var first = _lastByFirst.GetKeyAtIndex(0);
        var last = _lastByFirst.GetValueAtIndex(0);
        _lastByFirst.RemoveAt(0);
        if (first != last)
            _lastByFirst.Add(first + 1, last);
        return first;
    }

    private int IndexAtOrBelow(ulong number)
    {
        var keys = _lastByFirst.Keys;
        int low = 0, high = keys.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (keys[middle] <= number)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }
}
