using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace MemoryModel.Allocation;

/// <summary>Up to 16 block addresses in descending order: the lowest, which is next, is the last.</summary>
internal struct FirstBlocks
{
    /// <summary>What is no address here: blocks lie below it.</summary>
    public const ulong None = ulong.MaxValue;

    private const int Capacity = 16;

    // Place 0 holds what is above all addresses, so that no search needs to look for the end.
    private Places _places;
    private int _count;

    /// <summary>No addresses.</summary>
    public static FirstBlocks Empty
    {
        get
        {
            var empty = default(FirstBlocks);
            empty._places[0] = None;
            return empty;
        }
    }

    /// <summary>The lowest address; <see cref="None"/> if there is none.</summary>
    public readonly ulong Lowest => _places[_count];

    /// <summary>The addresses.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public readonly IEnumerable<ulong> All
    {
        get
        {
            for (var place = _count; place > 0; place--)
                yield return _places[place];
        }
    }

    /// <summary>Inserts an address that is not present.</summary>
    /// <returns>The highest, where there was no place left, otherwise <see cref="None"/>.</returns>
    public ulong Insert(ulong address)
    {
        var highest = _places[1];
        if (_count < Capacity)
            highest = None;
        else if (highest < address)
            return address;
        else
            Remove(highest);
        InsertAfter(PlaceFrom(address), address);
        return highest;
    }

    /// <summary>Inserts an address that is not present, unless its buddy is present or no place is left.</summary>
    /// <returns>Whether it was inserted.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool InsertWithout(ulong buddy, ulong address)
    {
        // No block lies between two buddies: they are neighbours here.
        var place = PlaceFrom(address);
        if (_count == Capacity || _places[place] == buddy || (place < _count && _places[place + 1] == buddy))
            return false;
        InsertAfter(place, address);
        return true;
    }

    /// <summary>Removes the lowest address.</summary>
    public void RemoveLowest() => _count--;

    /// <summary>Whether an address is present.</summary>
    public readonly bool Contains(ulong address) => _places[PlaceFrom(address)] == address;

    /// <summary>Removes an address that is present.</summary>
    public void Remove(ulong address)
    {
        for (var place = PlaceFrom(address); place < _count; place++)
            _places[place] = _places[place + 1];
        _count--;
    }

    /// <summary>The place of the lowest address that is not below another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int PlaceFrom(ulong address)
    {
        var place = _count;
        while (_places[place] < address)
            place--;
        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void InsertAfter(int place, ulong address)
    {
        for (var moved = _count; moved > place; moved--)
            _places[moved + 1] = _places[moved];
        _places[place + 1] = address;
        _count++;
    }

    [InlineArray(1 + Capacity)]
    private struct Places
    {
        private ulong _first;
    }
}
