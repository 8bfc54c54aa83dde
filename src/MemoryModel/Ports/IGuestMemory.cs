namespace MemoryModel.Ports;

/// <summary>Guest RAM as the guest sees it. Accesses do not fail.</summary>
public interface IGuestMemory
{
    /// <summary>Reads bytes.</summary>
    /// <param name="address">The first address.</param>
    /// <param name="destination">Where they go; its length says how many.</param>
    void Read(ulong address, Span<byte> destination);

    /// <summary>Writes bytes.</summary>
    /// <param name="address">The first address.</param>
    /// <param name="source">The bytes.</param>
    void Write(ulong address, ReadOnlySpan<byte> source);

    /// <summary>Clears bytes.</summary>
    void Zero(MemoryRange range);

    /// <summary>Writes the data cache back to memory for these bytes.</summary>
    void Flush(MemoryRange range);
}
