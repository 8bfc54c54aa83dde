using System.Runtime.InteropServices;
using Bench.Workloads;

namespace Bench.Allocators;

/// <summary><see cref="NativeMemory.AlignedAlloc"/>: the C library's allocator.</summary>
public readonly struct AlignedAlloc : IBuffers
{
    /// <inheritdoc/>
    public unsafe ulong? Allocate(ulong size, ulong alignment) =>
        (ulong)NativeMemory.AlignedAlloc((nuint)size, (nuint)alignment);

    /// <inheritdoc/>
    public unsafe void Free(ulong address, ulong size, ulong alignment) =>
        NativeMemory.AlignedFree((void*)address);
}
