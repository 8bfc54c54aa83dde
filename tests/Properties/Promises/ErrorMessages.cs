using MemoryModel.Allocation;
using MemoryModel.Hypervisors;
using MemoryModel.Ports;
using MemoryModel.Tracking;

namespace Properties.Promises;

/// <summary>
/// Promise 13 for errors that no scenario reaches, from creating a heap, an allocator or a tracker: the message states
/// what was asked and, after a semicolon, what is allowed.
/// </summary>
public sealed class ErrorMessages
{
    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void Heap_creation_requires_a_nonempty_range(ulong start, ulong end)
    {
        var heap = GuestHeap.Create(new MemoryRange(start, end), new UntouchedMemory());

        Assert.Equal(start >= end ? ErrorKind.OutOfRange : null, heap.Error?.Kind);
        AssertMessage(heap.Error, $"0x{start:x}..0x{end:x}");
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void Allocator_creation_requires_a_power_of_two_block_up_to_2_GiB(ulong smallest)
    {
        var allocator = BuddyAllocator.Create(smallest);

        Assert.Equal(
            Enumerable.Range(0, 32).Any(order => smallest == 1UL << order) ? null : ErrorKind.BadAlignment,
            allocator.Error?.Kind);
        AssertMessage(allocator.Error, $"{smallest}");
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void Tracker_creation_requires_a_nonempty_range_of_main_memory(ulong start, ulong end)
    {
        var memory = new UntouchedMemory();
        var heap = GuestHeap.Create(MemoryMap.Firmware, memory).Value;

        var tracker = MemoryTracker.Create(
            new MemoryRange(start, end), new FirmwareEnvironment(new GunyahHypervisor(), memory, memory, heap));

        var isPossible = start >= MemoryMap.MainStart && start < end && end <= MemoryMap.MainLimit;
        Assert.Equal(isPossible ? null : ErrorKind.OutOfRange, tracker.Error?.Kind);
        AssertMessage(tracker.Error, $"0x{start:x}..0x{end:x}");
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void Tracker_creation_and_boot_require_an_mmio_window_below_the_firmware(ulong end)
    {
        var memory = new UntouchedMemory();
        var heap = GuestHeap.Create(MemoryMap.Firmware, memory).Value;
        var environment = new FirmwareEnvironment(new GunyahHypervisor(), memory, memory, heap) { MmioEnd = end };

        var tracker = MemoryTracker.Create(MemoryMap.Main, environment);

        Assert.Equal(end <= MemoryMap.Firmware.Start ? null : ErrorKind.OutOfRange, tracker.Error?.Kind);
        AssertMessage(tracker.Error, $"0x{end:x}");
        if (tracker.Error is not { } error)
            return;
        var failure = MemoryModel.Boot.FirmwareBoot.Start(environment, BootFixture.Facts).Failure;
        Assert.Equal(MemoryModel.Boot.RebootReason.InternalError, failure?.Reason);
        Assert.Equal(error.Message, failure?.Cause?.Message);
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void Error_message_omits_a_rollback_that_left_nothing_behind(ulong size, ulong alignment)
    {
        if (Layout.Create(size, alignment).Error is { } error)
            Assert.Equal(error.Message, error.With([]).Message);
    }

    private static void AssertMessage(MemoryError? error, string asked)
    {
        if (error is null)
            return;
        var parts = error.Message.Split("; ");
        Assert.True(parts.Length > 1, $"'{error}' does not state what is allowed");
        Assert.True(Array.TrueForAll(parts, part => part.Any(char.IsLetter)), $"'{error}' has a part without words");
        Assert.Contains(asked, parts[0], StringComparison.Ordinal);
    }

    /// <summary>Memory that must not be accessed.</summary>
    private sealed class UntouchedMemory : IGuestMemory, IPageTable
    {
        public void Read(ulong address, Span<byte> destination) => Assert.Fail("read");

        public void Write(ulong address, ReadOnlySpan<byte> source) => Assert.Fail("written");

        public void Zero(MemoryRange range) => Assert.Fail("cleared");

        public void Flush(MemoryRange range) => Assert.Fail("flushed");

        public bool MapReadOnly(MemoryRange pages) => false;

        public bool MapMutable(MemoryRange pages) => false;

        public bool MapDevice(MemoryRange page) => false;

        public bool Unmap(MemoryRange pages) => false;
    }
}
