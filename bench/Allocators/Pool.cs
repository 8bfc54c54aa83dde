using Bench.Workloads;
using MemoryModel;
using MemoryModel.Allocation;
using MemoryModel.Hypervisors;
using MemoryModel.Sharing;
using MemoryModel.Tracking;

namespace Bench.Allocators;

/// <summary>The production code's shared pool, with all its checks.</summary>
/// <param name="pool">The pool.</param>
public readonly struct Pool(SharedPool pool) : IBuffers
{
    private const ulong HeapSize = 2 << 20;

    /// <summary>A pool whose memory the host has shared in advance.</summary>
    public static Pool Static(ulong start, ulong size)
    {
        var tracker = Track(new QuietMachine(4096), _ => new GunyahHypervisor(), HeapSize);
        tracker.InitialiseStaticPool(new MemoryRange(start, start + size)).ThrowIfFailed();
        return new(tracker.Pool);
    }

    /// <summary>A pool that shares memory of a heap of this size on demand.</summary>
    public static SharedPool Dynamic(QuietMachine machine, ulong heapSize)
    {
        var tracker = Track(machine, hypercalls => new KvmHypervisor(hypercalls), heapSize);
        tracker.InitialiseDynamicPool().ThrowIfFailed();
        return tracker.Pool;
    }

    /// <inheritdoc/>
    public ulong? Allocate(ulong size, ulong alignment) =>
        pool.Allocate(Layout.Create(size, alignment)) is { IsOk: true } address ? address.Value : null;

    /// <inheritdoc/>
    public void Free(ulong address, ulong size, ulong alignment) =>
        pool.Free(address, Layout.Create(size, alignment)).ThrowIfFailed();

    private static MemoryTracker Track(
        QuietMachine machine, Func<QuietMachine, IHypervisor> hypervisor, ulong heapSize)
    {
        const ulong heap = 1UL << 40;
        return MemoryTracker.Create(MemoryMap.Main, new FirmwareEnvironment(
            hypervisor(machine),
            machine,
            machine,
            GuestHeap.Create(new MemoryRange(heap, heap + heapSize), machine).Value)).Value;
    }
}
