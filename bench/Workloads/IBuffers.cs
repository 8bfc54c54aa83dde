namespace Bench.Workloads;

/// <summary>What a workload takes buffers from and gives them back to.</summary>
public interface IBuffers
{
    /// <summary>Allocates a buffer; returns its address, or null where there is no memory.</summary>
    /// <param name="size">Bytes.</param>
    /// <param name="alignment">Bytes, a power of two.</param>
    ulong? Allocate(ulong size, ulong alignment);

    /// <summary>Frees a buffer as it was allocated.</summary>
    void Free(ulong address, ulong size, ulong alignment);
}
