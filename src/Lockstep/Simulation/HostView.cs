using Lockstep.Safety;

namespace Lockstep.Simulation;

/// <summary>
/// What the host sees of guest RAM: the static range, and the currently shared granules.
/// </summary>
/// <param name="staticRange">The permanently visible range, in granules of 4 KiB.</param>
/// <param name="granule">The size of a granule in bytes; if 0, sharing reveals nothing.</param>
public sealed class HostView(Extent staticRange, ulong granule)
{
    private readonly SortedList<ulong, ulong> _shared = [];
    private readonly IntervalSet _static = IntervalSet.Of(staticRange.Base, staticRange.Size);
    private readonly IntervalSet _visible = IntervalSet.Of(staticRange.Base, staticRange.Size);
    private ulong[]? _granules;

    /// <summary>
    /// The size of a granule in bytes that the guest was told last. What is shared already keeps its size.
    /// </summary>
    public ulong Granule { get; set; } = granule;

    /// <summary>The start of each currently shared granule, ascending.</summary>
    public IReadOnlyList<ulong> Shared => _shared.Keys.AsReadOnly();

    /// <summary>
    /// The start of each visible granule, ascending; granules of the static range are 4 KiB large.
    /// </summary>
    public IReadOnlyList<ulong> Granules => _granules ??= staticRange.Size == 0
        ? [.. _shared.Keys]
        : [.. StaticGranules().Union(_shared.Keys).Order()];

    /// <summary>Shares a granule with the host.</summary>
    /// <returns>Whether it was not shared before.</returns>
    public bool Share(ulong start)
    {
        if (!_shared.TryAdd(start, Granule))
            return false;
        _visible.Add(start, Granule);
        _granules = null;
        return true;
    }

    /// <summary>Unshares a granule; its part in the static range stays visible.</summary>
    /// <returns>Whether it was shared before.</returns>
    public bool Unshare(ulong start)
    {
        if (!_shared.TryGetValue(start, out var size))
            return false;
        _shared.Remove(start);
        _visible.Remove(start, size);
        foreach (var part in _static.Parts(start, size))
            _visible.Add(part.Start, part.Size);
        _granules = null;
        return true;
    }

    /// <summary>The size in bytes of the shared granule at an address; of one that is not shared, what sharing it would
    /// reveal.</summary>
    public ulong SizeOf(ulong start) => _shared.GetValueOrDefault(start, Granule);

    /// <summary>
    /// The address of a <see cref="PlaceKind.Visible"/> place, or null if nothing is visible.
    /// </summary>
    /// <param name="index">The index of the granule, modulo their number.</param>
    /// <param name="offset">Bytes after its start, modulo 2^64; the address may be invisible.</param>
    public ulong? AddressOf(ulong index, ulong offset) =>
        Granules is { Count: > 0 } all ? all[(int)(index % (ulong)all.Count)] + offset : null;

    /// <summary>Whether the host sees every byte of a range.</summary>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes; the range wraps at 2^64.</param>
    public bool IsVisible(ulong start, ulong size) => _visible.Contains(start, size);

    /// <summary>Whether the host sees any byte of a range.</summary>
    /// <inheritdoc cref="IsVisible"/>
    public bool SeesAny(ulong start, ulong size) => _visible.Overlaps(start, size);

    /// <summary>The parts of a range that the host sees, in the order of the range.</summary>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes; the range wraps at 2^64.</param>
    public ByteRange[] VisibleParts(ulong start, ulong size) => _visible.Parts(start, size);

    private IEnumerable<ulong> StaticGranules()
    {
        for (ulong offset = 0; offset < staticRange.Size; offset += SparseMemory.PageSize)
            yield return staticRange.Base + offset;
    }
}
