using MemoryModel.Allocation;
using MemoryModel.Hypervisors;
using MemoryModel.Sharing;
using MemoryModel.Tracking;

namespace Properties.Promises;

/// <summary>Promises 9 and 11 for the largest buffer: a block of 2 GiB, which no array can hold.</summary>
public sealed class HalLimits
{
    private const ulong Largest = BuddyAllocator.LargestBlock;

    [Fact]
    public void Largest_buffer_is_copied_whole_in_both_directions()
    {
        var memory = new CountingMemory();
        var heap = GuestHeap.Create(new MemoryRange(0x7fe0_0000, 0x7fe2_0000), memory).Value;
        var environment = new FirmwareEnvironment(new GunyahHypervisor(), memory, memory, heap);
        using var tracker = MemoryTracker.Create(MemoryMap.Main, environment).Value;
        tracker.InitialiseStaticPool(new MemoryRange(4 * Largest, 5 * Largest)).ThrowIfFailed();
        var hal = new VirtioHal(tracker.Pool, memory, new MemoryRange(0x5000_0000, 0x5001_0000));

        var bounce = hal.Share(MemoryMap.MainStart, Largest, BufferDirection.Both);
        Assert.Equal(4 * Largest, bounce.Value);
        Assert.Equal((Largest, Largest), (memory.BytesRead, memory.BytesWritten));

        Assert.True(hal.Unshare(bounce.Value, MemoryMap.MainStart, Largest, BufferDirection.Both).IsOk);
        Assert.Equal((2 * Largest, 2 * Largest), (memory.BytesRead, memory.BytesWritten));
    }

    /// <summary>Counts bytes instead of storing them.</summary>
    private sealed class CountingMemory : PermissiveMachine
    {
        public ulong BytesRead { get; private set; }

        public ulong BytesWritten { get; private set; }

        public override void Read(ulong address, Span<byte> destination) => BytesRead += (ulong)destination.Length;

        public override void Write(ulong address, ReadOnlySpan<byte> source) => BytesWritten += (ulong)source.Length;
    }
}
