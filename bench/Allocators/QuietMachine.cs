using MemoryModel;
using MemoryModel.Ports;

namespace Bench.Allocators;

/// <summary>A machine whose hypervisor grants everything and whose memory does nothing.</summary>
/// <param name="granule">The granule in bytes.</param>
public sealed class QuietMachine(ulong granule) : IHypercalls, IPageTable, IGuestMemory
{
    /// <summary>Hypercalls so far.</summary>
    public long Calls { get; private set; }

    /// <inheritdoc/>
    public long Call(HypercallFunction function, ulong argument)
    {
        Calls++;
        return function is HypercallFunction.MemInfo ? (long)granule : 0;
    }

    /// <inheritdoc/>
    public bool MapReadOnly(MemoryRange pages) => true;

    /// <inheritdoc/>
    public bool MapMutable(MemoryRange pages) => true;

    /// <inheritdoc/>
    public bool MapDevice(MemoryRange page) => true;

    /// <inheritdoc/>
    public bool Unmap(MemoryRange pages) => true;

    /// <inheritdoc/>
    public void Read(ulong address, Span<byte> destination)
    {
        // There are no bytes.
    }

    /// <inheritdoc/>
    public void Write(ulong address, ReadOnlySpan<byte> source)
    {
        // There are no bytes.
    }

    /// <inheritdoc/>
    public void Zero(MemoryRange range)
    {
        // There are no bytes.
    }

    /// <inheritdoc/>
    public void Flush(MemoryRange range)
    {
        // There are no bytes.
    }
}
