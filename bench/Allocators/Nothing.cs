using Bench.Workloads;

namespace Bench.Allocators;

/// <summary>Addresses that are never used again: what a workload itself costs.</summary>
public sealed class Nothing : IBuffers
{
    private ulong _next;

    /// <inheritdoc/>
    public ulong? Allocate(ulong size, ulong alignment) => _next += 16;

    /// <inheritdoc/>
    public void Free(ulong address, ulong size, ulong alignment) => _next ^= address;
}
