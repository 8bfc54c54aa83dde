using System.Runtime.InteropServices;
using Lockstep.Safety;

namespace Lockstep.Simulation;

/// <summary>
/// Guest RAM over the whole 64-bit address space, stored in pages of 4 KiB. Untouched pages hold the poison pattern
/// <see cref="PoisonPattern"/>, which exposes memory that should have been cleared. Addresses wrap at 2^64.
/// </summary>
public sealed class SparseMemory
{
    /// <summary>Bytes in a page.</summary>
    public const int PageSize = 4096;

    // More than the firmware's memory: in smaller ranges single pages are cheaper.
    private const ulong LargeFill = 8UL << 20;

    private static readonly byte[] Zeroes = new byte[PageSize];

    // By page number. Null is a page of zeroes: refills mostly zero whole pages.
    private Dictionary<ulong, byte[]?> _pages = PagePool.RentTable();

    // Whole pages of large ranges that were cleared at once, as a granule of 2 GiB is. A page above hides what is here.
    private readonly IntervalSet _cleared = new();

    // Receives untouched bytes on reads: clearing a stack buffer would cost more than the read.
    private byte[]? _scratch;

    /// <summary>Reads bytes.</summary>
    /// <param name="address">The first address.</param>
    /// <param name="destination">Receives the bytes.</param>
    public void Read(ulong address, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            var length = Math.Min(destination.Length, RoomFrom(address));
            Peek(address, length).CopyTo(destination);
            destination = destination[length..];
            address += (ulong)length;
        }
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="address">The first address.</param>
    /// <param name="source">The bytes.</param>
    public void Write(ulong address, ReadOnlySpan<byte> source)
    {
        while (!source.IsEmpty)
        {
            var length = Math.Min(source.Length, RoomFrom(address));
            source[..length].CopyTo(Touch(address));
            source = source[length..];
            address += (ulong)length;
        }
    }

    /// <summary>Fills a range.</summary>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes.</param>
    /// <param name="value">The value of each byte.</param>
    public void Fill(ulong start, ulong size, byte value)
    {
        while (size > 0)
        {
            if (value == 0 && size >= LargeFill && start % PageSize == 0)
            {
                var pages = size & ~(PageSize - 1UL);
                ClearPages(start, pages);
                (start, size) = (start + pages, size - pages);
                continue;
            }

            var length = (int)Math.Min(size, (ulong)RoomFrom(start));
            if (value == 0 && length == PageSize)
                ClearPage(start);
            else
                Touch(start)[..length].Fill(value);
            start += (ulong)length;
            size -= (ulong)length;
        }
    }

    /// <summary>Whether a range is equal in both memories.</summary>
    /// <param name="other">The other memory.</param>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes.</param>
    public bool Equal(SparseMemory other, ulong start, ulong size) =>
        FirstDifference(other, start, size) is null;

    /// <summary>
    /// The first address of a range, in its order, at which the memories differ; null if none.
    /// </summary>
    /// <param name="other">The other memory.</param>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes.</param>
    public ulong? FirstDifference(SparseMemory other, ulong start, ulong size)
    {
        while (size > 0)
        {
            var length = (int)Math.Min(size, (ulong)RoomFrom(start));
            if (DifferenceInPage(other, start, length) is { } address)
                return address;
            start += (ulong)length;
            size -= (ulong)length;
        }

        return null;
    }

    /// <summary>The lowest address at which the memories differ; null if they are equal.</summary>
    /// <param name="other">The other memory.</param>
    public ulong? FirstDifference(SparseMemory other)
    {
        ulong? first = null;
        foreach (var page in _pages.Keys.Concat(other._pages.Keys))
        {
            if (DifferenceInPage(other, page * PageSize, PageSize) is { } address && !(address >= first))
                first = address;
        }

        foreach (var gap in GapsIn(other).Concat(other.GapsIn(this)))
        {
            if (FirstDifference(other, gap.Start, gap.Size) is { } address && !(address >= first))
                first = address;
        }

        return first;
    }

    /// <summary>
    /// Reverts all writes and returns the pages to the pool of this thread.
    /// </summary>
    public void Clear()
    {
        PagePool.Return(_pages);
        _pages = [];
        _cleared.Clear();
        PagePool.Return(_scratch);
        _scratch = null;
    }

    private static int RoomFrom(ulong address) => PageSize - (int)(address % PageSize);

    private ulong? DifferenceInPage(SparseMemory other, ulong address, int length)
    {
        var isTouched = _pages.TryGetValue(address / PageSize, out var mine);
        var isTouchedThere = other._pages.TryGetValue(address / PageSize, out var theirs);
        if (mine is null && theirs is null
            && (isTouched || IsCleared(address)) == (isTouchedThere || other.IsCleared(address)))
            return null;
        var same = Peek(address, length).CommonPrefixLength(other.Peek(address, length));
        return same == length ? null : address + (ulong)same;
    }

    /// <summary>The bytes at an address within one page, valid until the next call.</summary>
    private ReadOnlySpan<byte> Peek(ulong address, int length)
    {
        var offset = (int)(address % PageSize);
        if (_pages.TryGetValue(address / PageSize, out var page))
            return (page ?? Zeroes).AsSpan(offset, length);
        if (IsCleared(address))
            return Zeroes.AsSpan(offset, length);
        var untouched = (_scratch ??= PagePool.Rent()).AsSpan(0, length);
        PoisonPattern.Write(address, untouched);
        return untouched;
    }

    /// <summary>The rest of a page from an address on, writable.</summary>
    private Span<byte> Touch(ulong address)
    {
        ref var page = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _pages, address / PageSize, out var isTouched);
        if (page is null)
        {
            page = PagePool.Rent();
            if (isTouched || IsCleared(address))
                page.AsSpan().Clear();
            else
                PoisonPattern.Write(address & ~(PageSize - 1UL), page);
        }

        return page.AsSpan((int)(address % PageSize));
    }

    private bool IsCleared(ulong address) => _cleared.Overlaps(address, 1);

    /// <summary>What was cleared at once here, but not there.</summary>
    private IEnumerable<ByteRange> GapsIn(SparseMemory other) =>
        _cleared.Intervals.SelectMany(range => other._cleared.Gaps(range.Start, range.Size));

    private void ClearPages(ulong start, ulong size)
    {
        foreach (var (page, bytes) in _pages)
        {
            if ((page * PageSize) - start >= size)
                continue;
            PagePool.Return(bytes);
            _pages.Remove(page);
        }

        _cleared.Add(start, size);
    }

    private void ClearPage(ulong address)
    {
        ref var page = ref CollectionsMarshal.GetValueRefOrAddDefault(_pages, address / PageSize, out _);
        PagePool.Return(page);
        page = null;
    }
}
