using Bench.SortedSets;
using Bench.Workloads;
using MemoryModel;

namespace Bench.Allocators;

/// <summary>The allocator that the production code had before, with a sorted set for each order.</summary>
public readonly struct SortedSetBuddy : IBuffers
{
    private readonly SortedSetAllocator _allocator = new(16);

    /// <param name="regions">First address and bytes of the memory.</param>
    public SortedSetBuddy(params ReadOnlySpan<(ulong Start, ulong Size)> regions)
    {
        foreach (var (start, size) in regions)
            _allocator.Add(start, size);
    }

    /// <inheritdoc/>
    public ulong? Allocate(ulong size, ulong alignment) =>
        _allocator.Allocate(Layout.Create(size, alignment)) is { IsOk: true } address ? address.Value : null;

    /// <inheritdoc/>
    public void Free(ulong address, ulong size, ulong alignment) =>
        _allocator.Free(address, Layout.Create(size, alignment)).ThrowIfFailed();
}
