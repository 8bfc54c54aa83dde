using System.Runtime.InteropServices;

namespace Lockstep.Simulation;

/// <summary>
/// Guest RAM with real bytes over all 64 bits of address, kept by page of 4 KiB. A page that nobody touched
/// holds a <see cref="Secret"/>, so that memory that should have been cleared and was not can be told.
/// Addresses wrap at 2^64.
/// </summary>
public sealed class SparseMemory
{
    /// <summary>Bytes in a page.</summary>
    public const int PageSize = 4096;

    private static readonly byte[] Zeroes = new byte[PageSize];

    // By page number. Null is a page of zeroes: zeroing whole pages is what refills do most.
    private readonly Dictionary<ulong, byte[]?> _pages = [];

    // Where a look at untouched bytes puts them: clearing a buffer on the stack costs more than the look.
    private byte[]? _scratch;

    /// <summary>Reads bytes.</summary>
    /// <param name="address">The first address.</param>
    /// <param name="destination">Where they go; its length says how many.</param>
    public void Read(ulong address, Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            var length = Math.Min(destination.Length, RoomFrom(address));
            Look(address, length).CopyTo(destination);
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
            source[..length].CopyTo(Own(address));
            source = source[length..];
            address += (ulong)length;
        }
    }

    /// <summary>Sets every byte of a range.</summary>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes.</param>
    /// <param name="value">What each becomes.</param>
    public void Fill(ulong start, ulong size, byte value)
    {
        while (size > 0)
        {
            var length = (int)Math.Min(size, (ulong)RoomFrom(start));
            if (value == 0 && length == PageSize)
                ClearPage(start);
            else
                Own(start)[..length].Fill(value);
            start += (ulong)length;
            size -= (ulong)length;
        }
    }

    /// <summary>Copies a range; where the two overlap, the target gets what the source held before.</summary>
    /// <param name="from">The first address read.</param>
    /// <param name="to">The first address written.</param>
    /// <param name="size">Bytes.</param>
    public void Copy(ulong from, ulong to, ulong size)
    {
        // A target that begins inside the source is written from its end, or it would eat its own source.
        if (to - from < size)
            CopyFromEnd(from, to, size);
        else
            CopyFromStart(from, to, size);
    }

    /// <summary>Whether a range holds the same bytes here and in another memory.</summary>
    /// <param name="other">The other memory.</param>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes.</param>
    public bool Equal(SparseMemory other, ulong start, ulong size) =>
        FirstDifference(other, start, size) is null;

    /// <summary>
    /// Where a range first differs from another memory, counted from its start; null if nowhere.
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

    /// <summary>The lowest address at which the two memories differ, or null: they are the same.</summary>
    /// <param name="other">The other memory.</param>
    public ulong? FirstDifference(SparseMemory other)
    {
        ulong? first = null;
        foreach (var page in _pages.Keys.Concat(other._pages.Keys))
        {
            if (DifferenceInPage(other, page * PageSize, PageSize) is { } address && !(address >= first))
                first = address;
        }

        return first;
    }

    /// <summary>
    /// Forgets every write, as new, and leaves the pages to the next memory of this thread.
    /// </summary>
    public void Clear()
    {
        foreach (var page in _pages.Values)
            PagePool.Return(page);
        _pages.Clear();
        PagePool.Return(_scratch);
        _scratch = null;
    }

    private static int RoomFrom(ulong address) => PageSize - (int)(address % PageSize);

    private static int RoomBefore(ulong end) => (int)((end - 1) % PageSize) + 1;

    private void CopyFromStart(ulong from, ulong to, ulong size)
    {
        while (size > 0)
        {
            var length = Math.Min(size, (ulong)Math.Min(RoomFrom(from), RoomFrom(to)));
            CopyInPage(from, to, (int)length);
            from += length;
            to += length;
            size -= length;
        }
    }

    private void CopyFromEnd(ulong from, ulong to, ulong size)
    {
        while (size > 0)
        {
            var length = Math.Min(size, (ulong)Math.Min(RoomBefore(from + size), RoomBefore(to + size)));
            size -= length;
            CopyInPage(from + size, to + size, (int)length);
        }
    }

    private void CopyInPage(ulong from, ulong to, int length)
    {
        var source = Look(from, length);
        if (length == PageSize && source == Zeroes)
            ClearPage(to);
        else
            source.CopyTo(Own(to));
    }

    private ulong? DifferenceInPage(SparseMemory other, ulong address, int length)
    {
        var isTouched = _pages.TryGetValue(address / PageSize, out var mine);
        var isTouchedThere = other._pages.TryGetValue(address / PageSize, out var theirs);
        if (isTouched == isTouchedThere && mine is null && theirs is null)
            return null;
        var same = Look(address, length).CommonPrefixLength(other.Look(address, length));
        return same == length ? null : address + (ulong)same;
    }

    /// <summary>The bytes at an address within one page, good until the next look.</summary>
    private ReadOnlySpan<byte> Look(ulong address, int length)
    {
        var offset = (int)(address % PageSize);
        if (_pages.TryGetValue(address / PageSize, out var page))
            return (page ?? Zeroes).AsSpan(offset, length);
        var untouched = (_scratch ??= PagePool.Rent()).AsSpan(0, length);
        Secret.Write(address, untouched);
        return untouched;
    }

    /// <summary>The writable rest of a page from an address on.</summary>
    private Span<byte> Own(ulong address)
    {
        ref var page = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _pages, address / PageSize, out var isTouched);
        if (page is null)
        {
            page = PagePool.Rent();
            if (isTouched)
                page.AsSpan().Clear();
            else
                Secret.Write(address & ~(PageSize - 1UL), page);
        }

        return page.AsSpan((int)(address % PageSize));
    }

    private void ClearPage(ulong address)
    {
        ref var page = ref CollectionsMarshal.GetValueRefOrAddDefault(_pages, address / PageSize, out _);
        PagePool.Return(page);
        page = null;
    }
}
