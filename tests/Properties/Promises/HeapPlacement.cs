using Lockstep.Simulation;
using MemoryModel.Allocation;

namespace Properties.Promises;

/// <summary>
/// Promise 10 for heaps at any address, including 0 and the end of memory, where no firmware has one.
/// </summary>
public sealed class HeapPlacement
{
    private const ulong Bytes = 64;

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 3000)]
    public void Heap_at_any_address_recovers_freed_memory(ulong wanted)
    {
        var start = Math.Min(wanted, ulong.MaxValue - Bytes);
        var memory = new SimulatedPlatform(MachineDefaults.Machine, boots: false);
        var heap = GuestHeap.Create(new MemoryRange(start, start + Bytes), memory).Value;
        var (free, layout) = (heap.FreeBytes, Layout.Create(GuestHeap.SmallestBlock, GuestHeap.SmallestBlock));
        Assert.InRange(free, Bytes - GuestHeap.SmallestBlock, Bytes);

        var taken = heap.Allocate(layout).Value;

        Assert.InRange(taken, start, start + Bytes - GuestHeap.SmallestBlock);
        Assert.True(heap.Free(taken, layout).IsOk);
        Assert.Equal(free, heap.FreeBytes);
    }
}
