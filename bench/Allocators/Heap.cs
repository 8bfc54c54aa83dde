using Bench.Workloads;
using MemoryModel;
using MemoryModel.Allocation;

namespace Bench.Allocators;

/// <summary>The production code's heap; zeroing costs nothing here.</summary>
public readonly struct Heap : IBuffers
{
    private readonly GuestHeap _heap;

    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes.</param>
    public Heap(ulong start, ulong size) =>
        _heap = GuestHeap.Create(new MemoryRange(start, start + size), new QuietMachine(4096)).Value;

    /// <inheritdoc/>
    public ulong? Allocate(ulong size, ulong alignment) =>
        _heap.Allocate(Layout.Create(size, alignment)) is { IsOk: true } address ? address.Value : null;

    /// <inheritdoc/>
    public void Free(ulong address, ulong size, ulong alignment) =>
        _heap.Free(address, Layout.Create(size, alignment)).ThrowIfFailed();
}
