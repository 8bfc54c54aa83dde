using System.Numerics;
using FsCheck.Xunit;
using Lockstep;
using MemoryModel;
using Xunit;

namespace Properties.Promises;

/// <summary>Promise 11 for what is made: with any numbers there is a part, or the error that says why not.</summary>
public sealed class Makers
{
    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 1500)]
    public void An_allocator_has_blocks_from_any_power_of_two_up_to_the_largest(ulong smallest)
    {
        var allocator = BuddyAllocator.Create(smallest);

        var fits = ((BigInteger)smallest).IsPowerOfTwo && smallest <= BuddyAllocator.LargestBlock;
        Assert.Equal(fits ? null : ErrorKind.BadAlignment, allocator.Error?.Kind);
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void A_heap_has_a_range_that_holds_a_byte(ulong start, ulong end)
    {
        var heap = GuestHeap.Create(new MemoryRange(start, end), new SimulatedPlatform(MachineDefaults.Machine, false));

        Assert.Equal(start < end ? null : ErrorKind.OutOfRange, heap.Error?.Kind);
        if (heap.IsOk)
            Assert.InRange(heap.Value.FreeBytes, 0UL, end - start);
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 1500)]
    public void A_tracker_has_a_range_of_main_memory_that_holds_a_byte(ulong start, ulong end)
    {
        var platform = new SimulatedPlatform(MachineDefaults.Machine, false);
        var heap = GuestHeap.Create(MemoryMap.Firmware, platform).Value;
        var environment = new FirmwareEnvironment(new GunyahHypervisor(), platform, platform, heap);

        var tracker = MemoryTracker.Create(new MemoryRange(start, end), environment);

        var isMain = start >= MemoryMap.MainStart && start < end && end <= MemoryMap.MainLimit;
        Assert.Equal(isMain ? null : ErrorKind.OutOfRange, tracker.Error?.Kind);
    }
}
