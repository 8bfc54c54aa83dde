using Bench.Workloads;
using MemoryModel;
using MemoryModel.Allocation;

namespace Bench.Allocators;

/// <summary>The production code's allocator.</summary>
public readonly struct Buddy : IBuffers
{
    private readonly BuddyAllocator _allocator;

    /// <param name="regions">First address and bytes of the memory.</param>
    public Buddy(params ReadOnlySpan<(ulong Start, ulong Size)> regions)
    {
        _allocator = BuddyAllocator.Create(16).Value;
        foreach (var (start, size) in regions)
            _allocator.Add(start, size).ThrowIfFailed();
    }

    /// <inheritdoc/>
    public ulong? Allocate(ulong size, ulong alignment) =>
        _allocator.Allocate(Layout.Create(size, alignment)) is { IsOk: true } address ? address.Value : null;

    /// <inheritdoc/>
    public void Free(ulong address, ulong size, ulong alignment) =>
        _allocator.Free(address, Layout.Create(size, alignment)).ThrowIfFailed();
}
