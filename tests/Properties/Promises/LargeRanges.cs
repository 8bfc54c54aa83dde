using MemoryModel.Allocation;
using MemoryModel.Hypervisors;
using MemoryModel.Ports;
using MemoryModel.Sharing;
using MemoryModel.Tracking;

namespace Properties.Promises;

/// <summary>
/// Promises 7, 8 and 9 for ranges that one command of a scenario may not cost: MMIO, DMA buffers, copies and static
/// pools of more than 256 or 65,536 pages.
/// </summary>
public sealed class LargeRanges
{
    private const ulong Page = 4096;
    private const ulong Buffer = 1UL << 33;
    private const ulong HeapStart = 1UL << 36;

    private readonly CountingMachine _machine = new(Page);

    [Theory]
    [InlineData(255, 1)]
    [InlineData(256, 1)]
    [InlineData(257, 1)]
    [InlineData(64, 4)]
    [InlineData(512, 3)]
    [InlineData(65_536, 1)]
    [InlineData(65_537, 1)]
    [InlineData(16_384, 4)]
    public void Every_page_of_mmio_is_mapped_once_and_unmapped(int pages, int regions)
    {
        var tracker = Track(new KvmHypervisor(_machine));
        var size = (ulong)pages * Page;
        for (var index = 0UL; index < (ulong)regions; index++)
            tracker.MapMmio(new MemoryRange(0x1000_0000 + (index * size), 0x1000_0000 + ((index + 1) * size)))
                .ThrowIfFailed();

        var expected = Enumerable.Range(0, pages * regions)
            .Select(index => 0x1000_0000 + ((ulong)index * Page)).ToHashSet();
        Assert.True(expected.SetEquals(_machine.Guard), $"{_machine.Guard.Count} pages are in the guard");
        Assert.True(expected.SetEquals(_machine.Devices), $"{_machine.Devices.Count} pages are in the page table");

        Assert.True(tracker.UnmapMmio().IsOk);
        Assert.Empty(_machine.Guard);
        Assert.Empty(_machine.Devices);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(65_537)]
    public void Mmio_that_fails_at_its_last_page_leaves_none(int pages)
    {
        var tracker = Track(new KvmHypervisor(_machine));
        var range = new MemoryRange(0x1000_0000, 0x1000_0000 + ((ulong)pages * Page));
        _machine.RefusedDevice = range.End - Page;

        Assert.Equal(ErrorKind.FailedToMap, tracker.MapMmio(range).Error?.Kind);

        Assert.Empty(_machine.Guard);
        Assert.Empty(_machine.Devices);
        Assert.Empty(tracker.MmioRegions);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    public void Every_page_of_a_dma_buffer_is_shared_and_zeroed(int pages)
    {
        var tracker = Track(new KvmHypervisor(_machine));
        tracker.InitialiseDynamicPool().ThrowIfFailed();
        var hal = new VirtioHal(tracker.Pool, _machine, default);

        var start = hal.DmaAllocate((ulong)pages).Value;

        Assert.True(Enumerable.Range(0, pages).All(page => _machine.Shared.Contains(start + ((ulong)page * Page))));
        Assert.Equal(new MemoryRange(start, start + ((ulong)pages * Page)), _machine.Zeroed[^1]);
        Assert.Equal((UInt128)pages * Page, tracker.Pool.Statistics.User);
        Assert.True(hal.DmaFree(start, (ulong)pages).IsOk);
    }

    [Theory]
    [InlineData((64 << 10) - 1)]
    [InlineData((64 << 10) + 1)]
    [InlineData((1 << 20) + 1)]
    [InlineData((16 << 20) + 5)]
    public void Every_byte_of_a_large_buffer_is_copied_in_both_directions(int size)
    {
        var tracker = Track(new KvmHypervisor(_machine));
        tracker.InitialiseDynamicPool().ThrowIfFailed();
        var hal = new VirtioHal(tracker.Pool, _machine, default);

        // The lowest free block of a new heap.
        (_machine.Source, _machine.Target) = (Buffer, HeapStart);
        Assert.Equal(HeapStart, hal.Share(Buffer, (ulong)size, BufferDirection.Both).Value);
        Assert.Equal((ulong)size, _machine.Copied);

        (_machine.Source, _machine.Target) = (HeapStart, Buffer);
        Assert.True(hal.Unshare(HeapStart, Buffer, (ulong)size, BufferDirection.Both).IsOk);
        Assert.Equal(2 * (ulong)size, _machine.Copied);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    public void Every_page_of_a_static_pool_serves_and_is_zeroed_and_flushed(int pages)
    {
        var tracker = Track(new GunyahHypervisor());
        var range = new MemoryRange(Buffer, Buffer + ((ulong)pages * Page));
        tracker.InitialiseStaticPool(range).ThrowIfFailed();
        Assert.Equal((UInt128)range.Size, tracker.Pool.Statistics.Total);
        Assert.True(tracker.Pool.Allocate(Layout.Create(1UL << (pages < 1000 ? 20 : 28), 1)).IsOk);

        Assert.True(tracker.UnshareAll().IsOk);

        Assert.Equal(range, Assert.Single(_machine.Zeroed));
        Assert.Equal(range, Assert.Single(_machine.Flushed));
    }

    private MemoryTracker Track(IHypervisor hypervisor)
    {
        var heap = GuestHeap.Create(new MemoryRange(HeapStart, HeapStart + (1UL << 30)), _machine).Value;
        return MemoryTracker.Create(
            MemoryMap.Main, new FirmwareEnvironment(hypervisor, _machine, _machine, heap)).Value;
    }
}
