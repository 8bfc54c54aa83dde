using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace MemoryModel.Allocation;

/// <summary>
/// A set of 64-bit numbers, stored as maximal runs: time and space depend on the number of runs, not on their length.
/// Ends are inclusive, so a run may end at 2^64 - 1.
/// </summary>
internal sealed class RunSet
{
    private readonly SortedList<ulong, ulong> _lastByFirst = [];

    /// <summary>The runs by ascending number: first and last, inclusive.</summary>
    public IEnumerable<(ulong First, ulong Last)> Runs => _lastByFirst.Select(run => (run.Key, run.Value));

    /// <summary>Whether the set is empty.</summary>
    public bool IsEmpty => _lastByFirst.Count == 0;

    /// <summary>The number of elements.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public UInt128 Count =>
        _lastByFirst.Aggregate(UInt128.Zero, (count, run) => count + (UInt128)run.Value - run.Key + 1);

    /// <summary>Whether a number is in the set.</summary>
    public bool Contains(ulong number) => Intersects(number, number);

    /// <summary>Whether every number from first to last, inclusive, is in the set.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public bool Contains(ulong first, ulong last)
    {
        var index = IndexAtOrBelow(first);
        return index >= 0 && _lastByFirst.GetValueAtIndex(index) >= last;
    }

    /// <summary>Whether any number from first to last, inclusive, is in the set.</summary>
    public bool Intersects(ulong first, ulong last)
    {
        var index = IndexAtOrBelow(last);
        return index >= 0 && _lastByFirst.GetValueAtIndex(index) >= first;
    }

    /// <summary>Adds the numbers from first to last, inclusive, none of them present; merges adjacent runs.</summary>
    public void Add(ulong first, ulong last)
    {
        Debug.Assert(!Intersects(first, last), "a number is not added twice");
        if (last != ulong.MaxValue && _lastByFirst.Remove(last + 1, out var lastAbove))
            last = lastAbove;
        var below = IndexAtOrBelow(first);
        if (below >= 0 && _lastByFirst.GetValueAtIndex(below) + 1 == first)
            _lastByFirst.SetValueAtIndex(below, last);
        else
            _lastByFirst.Add(first, last);
    }

    /// <summary>Removes and returns the lowest number; the set must not be empty.</summary>
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
