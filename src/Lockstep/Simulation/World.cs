using Lockstep.Safety;

namespace Lockstep.Simulation;

/// <summary>
/// Guest RAM, what the host sees of it, and how each of the two reaches it. The simulated platform has one,
/// driven by the production code, and the <see cref="Shadow"/> has one, driven by the model's predictions.
/// </summary>
/// <param name="machine">What the memory belongs to.</param>
public sealed class World(Machine machine)
{
    private readonly List<ByteRange> _touched = [];

    /// <summary>Guest RAM.</summary>
    public SparseMemory Memory { get; } = new();

    /// <summary>What the host sees.</summary>
    public HostView Host { get; } = new(machine.Swiotlb, machine.Granule);

    /// <summary>
    /// What the guest wrote since the operation began, in order; a write right behind the one before it
    /// extends it.
    /// </summary>
    public IReadOnlyList<ByteRange> Touched => _touched;

    /// <summary>Forgets <see cref="Touched"/>.</summary>
    public void BeginOperation() => _touched.Clear();

    /// <summary>The guest writes bytes.</summary>
    public void GuestWrite(ulong address, ReadOnlySpan<byte> source)
    {
        Touch(address, (ulong)source.Length);
        Memory.Write(address, source);
    }

    /// <summary>The guest sets every byte of a range.</summary>
    public void GuestFill(ulong start, ulong size, byte value)
    {
        Touch(start, size);
        Memory.Fill(start, size, value);
    }

    /// <summary>The guest copies a range; overlapping ranges come out as if through a buffer.</summary>
    public void GuestCopy(ulong from, ulong to, ulong size)
    {
        Touch(to, size);
        Memory.Copy(from, to, size);
    }

    /// <summary>The host reads a range.</summary>
    /// <returns>The bytes that it sees, the others left out; null where it sees none.</returns>
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

    /// <summary>The host sets every byte of a range that it sees; the others are skipped.</summary>
    /// <returns>How many bytes it set.</returns>
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
