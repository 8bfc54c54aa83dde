using Lockstep.Safety;

namespace Lockstep.Simulation;

/// <summary>
/// Guest RAM, what the host sees of it, and the accesses of both. The simulated platform has one, driven by the
/// production code; the <see cref="Shadow"/> has another, driven by the model.
/// </summary>
/// <param name="machine">The machine.</param>
public sealed class World(Machine machine)
{
    private readonly List<ByteRange> _touched = [];
    private readonly List<ByteRange> _reads = [];
    private readonly List<ByteRange> _writes = [];

    /// <summary>Guest RAM.</summary>
    public SparseMemory Memory { get; } = new();

    /// <summary>What the host sees.</summary>
    public HostView Host { get; } = new(machine.Swiotlb, machine.Granule);

    /// <summary>
    /// The writes of the guest since the operation began, in order; adjacent consecutive writes are merged.
    /// </summary>
    public IReadOnlyList<ByteRange> Touched => _touched;

    /// <summary><see cref="Touched"/> for the judge, which reads it after each operation.</summary>
    internal List<ByteRange> Writes => _touched;

    /// <summary>The guest's reads since the operation began of which the host sees at least one byte.</summary>
    public IReadOnlyList<ByteRange> VisibleReads => _reads;

    /// <summary>The guest's writes since the operation began of which the host sees at least one byte.</summary>
    public IReadOnlyList<ByteRange> VisibleWrites => _writes;

    /// <summary>Begins an operation: resets the accesses of the guest.</summary>
    public void BeginOperation()
    {
        _touched.Clear();
        _reads.Clear();
        _writes.Clear();
    }

    /// <summary>The guest reads bytes.</summary>
    /// <returns>The instant right after it; null if the host sees none of the bytes.</returns>
    public Instant? GuestRead(ulong address, Span<byte> destination)
    {
        Memory.Read(address, destination);
        return InstantAfter(Moment.Read, _reads, address, (ulong)destination.Length);
    }

    /// <summary>The guest writes bytes.</summary>
    /// <inheritdoc cref="GuestRead"/>
    public Instant? GuestWrite(ulong address, ReadOnlySpan<byte> source)
    {
        Touch(address, (ulong)source.Length);
        Memory.Write(address, source);
        return InstantAfter(Moment.Write, _writes, address, (ulong)source.Length);
    }

    /// <summary>The guest fills a range.</summary>
    /// <inheritdoc cref="GuestRead"/>
    public Instant? GuestFill(ulong start, ulong size, byte value)
    {
        Touch(start, size);
        Memory.Fill(start, size, value);
        return InstantAfter(Moment.Write, _writes, start, size);
    }

    /// <summary>The host reads a range.</summary>
    /// <returns>The visible bytes, without the invisible ones; null if none is visible.</returns>
    public byte[]? HostRead(ulong start, ulong size)
    {
        // docs/assumptions.md: host-sees-what-is-shared
        List<byte[]> parts = [];
        foreach (var part in Host.VisibleParts(start, size))
        {
            var bytes = new byte[part.Size];
            Memory.Read(part.Start, bytes);
            parts.Add(bytes);
        }

        return parts switch
        {
            [] => null,
            [var only] => only,
            _ => [.. parts.SelectMany(bytes => bytes)],
        };
    }

    /// <summary>The host fills the visible bytes of a range; others are skipped.</summary>
    /// <returns>The number of bytes written.</returns>
    public ulong HostWrite(ulong start, ulong size, byte value)
    {
        ulong written = 0;
        foreach (var part in Host.VisibleParts(start, size))
        {
            Memory.Fill(part.Start, part.Size, value);
            written += part.Size;
        }

        return written;
    }

    private Instant? InstantAfter(Moment moment, List<ByteRange> visible, ulong start, ulong size)
    {
        if (!Host.SeesAny(start, size))
            return null;
        visible.Add(new ByteRange(start, size));
        return new Instant(moment, visible.Count);
    }

    private void Touch(ulong start, ulong size)
    {
        if (size == 0)
            return;
        if (_touched is [.., var last]
            && last.Start + last.Size == start && size <= ulong.MaxValue - last.Size)
            _touched[^1] = last with { Size = last.Size + size };
        else
            _touched.Add(new ByteRange(start, size));
    }
}
