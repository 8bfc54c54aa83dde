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

    /// <summary>Guest RAM.</summary>
    public SparseMemory Memory { get; } = new();

    /// <summary>What the host sees.</summary>
    public HostView Host { get; } = new(machine.Swiotlb, machine.Granule);

    /// <summary>
    /// The writes of the guest since the operation began, in order; adjacent consecutive writes are merged.
    /// </summary>
    public IReadOnlyList<ByteRange> Touched => _touched;

    /// <summary>Begins an operation: resets <see cref="Touched"/>.</summary>
    public void BeginOperation() => _touched.Clear();

    /// <summary>The guest writes bytes.</summary>
    public void GuestWrite(ulong address, ReadOnlySpan<byte> source)
    {
        Touch(address, (ulong)source.Length);
        Memory.Write(address, source);
    }

    /// <summary>The guest fills a range.</summary>
    public void GuestFill(ulong start, ulong size, byte value)
    {
        Touch(start, size);
        Memory.Fill(start, size, value);
    }

    /// <summary>The guest copies a range; source and target may overlap.</summary>
    public void GuestCopy(ulong from, ulong to, ulong size)
    {
        Touch(to, size);
        Memory.Copy(from, to, size);
    }

    /// <summary>The host reads a range.</summary>
    /// <returns>The visible bytes, without the invisible ones; null if none is visible.</returns>
    public byte[]? HostRead(ulong start, ulong size)
    {
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
