using FsCheck.Xunit;
using MemoryModel;
using MemoryModel.Allocation;
using MemoryModel.Hypervisors;
using MemoryModel.Ports;
using MemoryModel.Tracking;

namespace Properties.Promises;

/// <summary>
/// Promise 13 where no scenario comes: what is refused before there is a heap, an allocator or a tracker says what was
/// asked and, behind a semicolon, what is allowed.
/// </summary>
public sealed class ErrorsSayEnough
{
    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void A_heap_needs_a_range_with_a_byte_in_it(ulong start, ulong end)
    {
        var heap = GuestHeap.Create(new MemoryRange(start, end), new NoMemory());

        Assert.Equal(start >= end ? ErrorKind.OutOfRange : null, heap.Error?.Kind);
        MustSay(heap.Error, $"0x{start:x}..0x{end:x}");
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void An_allocator_needs_a_smallest_block_that_it_can_have(ulong smallest)
    {
        var allocator = BuddyAllocator.Create(smallest);

        Assert.Equal(
            Enumerable.Range(0, 32).Any(order => smallest == 1UL << order) ? null : ErrorKind.BadAlignment,
            allocator.Error?.Kind);
        MustSay(allocator.Error, $"{smallest}");
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void A_tracker_needs_some_main_memory(ulong start, ulong end)
    {
        var memory = new NoMemory();
        var heap = GuestHeap.Create(MemoryMap.Firmware, memory).Value;

        var tracker = MemoryTracker.Create(
            new MemoryRange(start, end), new FirmwareEnvironment(new GunyahHypervisor(), memory, memory, heap));

        var isPossible = start >= MemoryMap.MainStart && start < end && end <= MemoryMap.MainLimit;
        Assert.Equal(isPossible ? null : ErrorKind.OutOfRange, tracker.Error?.Kind);
        MustSay(tracker.Error, $"0x{start:x}..0x{end:x}");
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 300)]
    public void An_error_whose_undo_left_nothing_behind_speaks_of_no_undo(ulong size, ulong alignment)
    {
        if (Layout.Create(size, alignment).Error is { } error)
            Assert.Equal(error.Message, error.With([]).Message);
    }

    private static void MustSay(MemoryError? error, string asked)
    {
        if (error is null)
            return;
        var parts = error.Message.Split("; ");
        Assert.True(parts.Length > 1, $"'{error}' does not say what is allowed");
        Assert.True(Array.TrueForAll(parts, part => part.Any(char.IsLetter)), $"'{error}' has a part without words");
        Assert.Contains(asked, parts[0], StringComparison.Ordinal);
    }

    /// <summary>Nothing is written before there is anything to write for.</summary>
    private sealed class NoMemory : IGuestMemory, IPageTable
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
