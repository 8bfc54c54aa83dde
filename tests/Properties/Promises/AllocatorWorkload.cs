using Bench.Workloads;
using MemoryModel.Allocation;

namespace Properties.Promises;

/// <summary>
/// Promise 10 at length, on the workload that bench/ measures: each of two million addresses is the one that the policy
/// demands. The checksum is that of an allocator with a sorted set for each order.
/// </summary>
public sealed class AllocatorWorkload
{
    [Fact]
    public void Every_address_of_workload_w_is_the_lowest_of_the_smallest_order()
    {
        var workload = new WorkloadW<Blocks>(new Blocks(BuddyAllocator.Create(16).Value));

        workload.Run(WorkloadW<Blocks>.Draws);

        Assert.Equal((0xb688_2503_0524_6002, 0), (workload.Checksum, workload.Failures));
    }

    private readonly struct Blocks : IBuffers
    {
        private readonly BuddyAllocator _allocator;

        public Blocks(BuddyAllocator allocator)
        {
            _allocator = allocator;
            _allocator.Add(WorkloadW<Blocks>.Start, WorkloadW<Blocks>.Size).ThrowIfFailed();
        }

        public ulong? Allocate(ulong size, ulong alignment) =>
            _allocator.Allocate(Layout.Create(size, alignment)) is { IsOk: true } address ? address.Value : null;

        public void Free(ulong address, ulong size, ulong alignment) =>
            _allocator.Free(address, Layout.Create(size, alignment)).ThrowIfFailed();
    }
}
