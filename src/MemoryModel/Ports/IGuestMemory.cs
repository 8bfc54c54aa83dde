namespace MemoryModel.Ports;

/// <summary>Guest RAM as seen by the guest. Accesses never fail.</summary>
public interface IGuestMemory
{
    /// <summary>Reads bytes.</summary>
    /// <param name="address">The first address.</param>
    /// <param name="destination">The buffer to fill; its length is the number of bytes.</param>
    void Read(ulong address, Span<byte> destination);

    /// <summary>Writes bytes.</summary>
    /// <param name="address">The first address.</param>
    /// <param name="source">The bytes to write.</param>
    void Write(ulong address, ReadOnlySpan<byte> source);

    /// <summary>Zeroes a range.</summary>
    void Zero(MemoryRange range);

    /// <summary>Cleans the data cache for a range: writes it back to memory.</summary>
    void Flush(MemoryRange range);
}
