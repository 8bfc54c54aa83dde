using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MemoryModel.Allocation;

/// <summary>
/// Up to 16 block addresses in ascending order, without branches or loops. Places that are not used hold 2^64 - 1.
/// </summary>
internal struct FirstBlocks
{
    /// <summary>What is no address here: blocks lie below it.</summary>
    public const ulong None = ulong.MaxValue;

    private Vector512<ulong> _low;
    private Vector512<ulong> _high;

    /// <summary>No addresses.</summary>
    public static FirstBlocks Empty => new()
    {
        _low = Vector512<ulong>.AllBitsSet,
        _high = Vector512<ulong>.AllBitsSet,
    };

    /// <summary>The lowest address; <see cref="None"/> if there is none.</summary>
    public readonly ulong Lowest => _low.ToScalar();

    /// <summary>Whether another address has a place.</summary>
    public readonly bool HasPlace => _high.GetElement(7) == None;

    /// <summary>The addresses.</summary>
    [ExcludeFromCodeCoverage(Justification = "Used by assertions only.")]
    public readonly IEnumerable<ulong> All
    {
        get
        {
            for (var index = 0; index < 2 * Vector512<ulong>.Count; index++)
            {
                var address = index < Vector512<ulong>.Count ? _low[index] : _high[index - Vector512<ulong>.Count];
                if (address != None)
                    yield return address;
            }
        }
    }

    /// <summary>Inserts an address that is not present.</summary>
    /// <returns>The highest, where there was no place left, otherwise <see cref="None"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Insert(ulong address)
    {
        // In place i comes the middle one of the address and what is in places i - 1 and i.
        var added = Vector512.Create(address);
        var beforeLow = Vector512.Shuffle(_low, Vector512.Create(8UL, 0, 1, 2, 3, 4, 5, 6));
        var beforeHigh = Vector512.Shuffle(_high, Vector512.Create(8UL, 0, 1, 2, 3, 4, 5, 6))
            | Vector512.Shuffle(_low, Vector512.Create(7UL, 8, 8, 8, 8, 8, 8, 8));
        var last = Math.Max(_high.GetElement(7), address);
        _low = Vector512.Max(beforeLow, Vector512.Min(_low, added));
        _high = Vector512.Max(beforeHigh, Vector512.Min(_high, added));
        return last;
    }

    /// <summary>Removes the lowest address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RemoveLowest()
    {
        _low = Vector512.Shuffle(_low, Vector512.Create(1UL, 2, 3, 4, 5, 6, 7, 8))
            | Vector512.Shuffle(_high, Vector512.Create(8UL, 8, 8, 8, 8, 8, 8, 0));
        _high = Vector512.Shuffle(_high, Vector512.Create(1UL, 2, 3, 4, 5, 6, 7, 8))
            | Vector512.Create(0UL, 0, 0, 0, 0, 0, 0, None);
    }

    /// <summary>Whether an address is present.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Contains(ulong address) =>
        Vector512.EqualsAny(_low, Vector512.Create(address)) || Vector512.EqualsAny(_high, Vector512.Create(address));

    /// <summary>Removes an address that is present.</summary>
    public void Remove(ulong address)
    {
        // What is at or above it moves down by a place.
        var (low, high) = (_low, _high);
        RemoveLowest();
        var removed = Vector512.Create(address);
        _low = Vector512.ConditionalSelect(Vector512.LessThan(low, removed), low, _low);
        _high = Vector512.ConditionalSelect(Vector512.LessThan(high, removed), high, _high);
    }
}
