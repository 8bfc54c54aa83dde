using MemoryModel.Allocation;
using MemoryModel.Hypervisors;
using MemoryModel.Sharing;
using MemoryModel.Tracking;

namespace Properties.Promises;

/// <summary>
/// Promises 2, 6 and 10 for counts that one command of a scenario may not cost: a counter of 8 or 16 bits wraps to
/// nothing, shares or unshares nothing, and reports success.
/// </summary>
public sealed class LargeCounts
{
    private const ulong HeapStart = 1UL << 32;
    private const ulong Granule = 16;

    public static TheoryData<int> Counts => Budget.IsFull ? [255, 256, 257, 511, 512, 1025] : [255, 256, 257];

    /// <summary>Binary logarithms of numbers of granules.</summary>
    public static TheoryData<int> Powers => Budget.IsFull ? [8, 10, 16, 17, 20] : [8, 10];

    [Theory]
    [MemberData(nameof(Powers))]
    public void Refill_shares_every_granule_of_its_block_and_closing_unshares_each(int power)
    {
        var (machine, tracker, heap) = Open();
        var (free, block) = (heap.FreeBytes, Granule << power);

        tracker.Pool.Refill(Layout.Create(block, 1)).ThrowIfFailed();

        Assert.Equal(1 << power, machine.Shared.Count);
        Assert.Equal(((UInt128)block, (UInt128)block), (tracker.Pool.Statistics.Total, tracker.Pool.Statistics.Shared));
        var buffer = tracker.Pool.Allocate(Layout.Create(block, 1)).Value;
        Assert.True(Enumerable.Range(0, 1 << power).All(index =>
            machine.Shared.Contains(buffer + ((ulong)index * Granule))));
        Assert.Equal(new MemoryRange(buffer, buffer + block), machine.Zeroed[^1]);

        Assert.True(tracker.UnshareAll().IsOk);
        Assert.Empty(machine.Shared);
        Assert.Equal(free, heap.FreeBytes);
    }

    [Theory]
    [MemberData(nameof(Powers))]
    public void Every_refused_granule_is_reported_and_taken_back_later(int power)
    {
        var (machine, tracker, heap) = Open();
        var free = heap.FreeBytes;
        tracker.Pool.Refill(Layout.Create(Granule << power, 1)).ThrowIfFailed();
        var shared = machine.Shared.Order().ToArray();
        machine.RefusesUnshare = true;

        var refused = tracker.UnshareAll().Error;

        Assert.Equal(ErrorKind.Quarantined, refused?.Kind);
        Assert.Equal(shared, refused!.Refused.Select(granule => granule.Address));
        Assert.Equal((UInt128)(Granule << power), tracker.Pool.Statistics.Quarantined);
        AssertRecovers(machine, tracker, heap, free);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Every_block_is_shared_quarantined_and_recovered(int count)
    {
        var (machine, tracker, heap) = Open();
        var free = heap.FreeBytes;
        for (var left = count; left > 0; left--)
            tracker.Pool.Refill(Layout.Create(1, 1)).ThrowIfFailed();
        Assert.Equal(count, machine.Shared.Count);
        Assert.Equal((UInt128)count * Granule, tracker.Pool.Statistics.Shared);
        machine.RefusesUnshare = true;

        Assert.Equal(count, tracker.UnshareAll().Error!.Refused.Count);

        Assert.Equal((UInt128)count * Granule, tracker.Pool.Statistics.Quarantined);
        AssertRecovers(machine, tracker, heap, free);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Every_buffer_is_separate_until_freed_or_revoked(int count)
    {
        var (_, tracker, _) = Open();
        var layout = Layout.Create(16, 16);
        ulong[] taken = [.. Enumerable.Range(0, count).Select(_ => tracker.Pool.Allocate(layout).Value)];
        Assert.Equal(count, taken.Distinct().Count());
        Assert.Equal((UInt128)count * 16, tracker.Pool.Statistics.Allocated);
        for (var index = 0; index < count; index += 2)
            tracker.Pool.Free(taken[index], layout).ThrowIfFailed();

        tracker.UnshareAll().ThrowIfFailed();

        Assert.All(taken.Where((_, index) => index % 2 == 1), buffer =>
            Assert.Equal(ErrorKind.Revoked, tracker.Pool.Free(buffer, layout).Error?.Kind));
        Assert.Equal(ErrorKind.Closed, tracker.Pool.Free(taken[0], layout).Error?.Kind);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Every_bounce_buffer_is_returned_to_its_own_buffer(int count)
    {
        var (machine, tracker, _) = Open();
        var hal = new VirtioHal(tracker.Pool, machine, default);
        const ulong apart = 64;
        ulong[] bounces = [.. Enumerable.Range(0, count).Select(index =>
            hal.Share(0x8000_0000 + ((ulong)index * apart), 48, BufferDirection.DeviceToDriver).Value)];

        for (var index = count - 1; index >= 0; index--)
        {
            var buffer = 0x8000_0000 + ((ulong)index * apart);
            (machine.Source, machine.Target) = (bounces[index], buffer);
            hal.Unshare(bounces[index], buffer, 48, BufferDirection.DeviceToDriver).ThrowIfFailed();
        }

        Assert.Equal((UInt128)0, tracker.Pool.Statistics.Allocated);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void Every_heap_buffer_is_separate_and_freed(int count)
    {
        var heap = GuestHeap.Create(new(HeapStart, HeapStart + (1 << 20)), new CountingMachine(Granule)).Value;
        var (free, layout) = (heap.FreeBytes, Layout.Create(16, 16));
        ulong[] taken = [.. Enumerable.Range(0, count).Select(_ => heap.Allocate(layout).Value)];
        Assert.Equal(count, taken.Distinct().Count());

        Assert.All(taken, buffer => Assert.True(heap.Free(buffer, layout).IsOk));

        Assert.Equal(free, heap.FreeBytes);
        Assert.Equal(HeapStart, heap.Allocate(Layout.Create(free, 1)).Value);
    }

    // Once the hypervisor takes granules back, the next try empties the quarantine.
    private static void AssertRecovers(CountingMachine machine, MemoryTracker tracker, GuestHeap heap, ulong free)
    {
        machine.RefusesUnshare = false;
        Assert.True(tracker.UnshareAll().IsOk);
        Assert.Empty(machine.Shared);
        Assert.Equal(free, heap.FreeBytes);
    }

    private static (CountingMachine Machine, MemoryTracker Tracker, GuestHeap Heap) Open()
    {
        var machine = new CountingMachine(Granule);
        var heap = GuestHeap.Create(new MemoryRange(HeapStart, HeapStart + (64 << 20)), machine).Value;
        var environment = new FirmwareEnvironment(new KvmHypervisor(machine), machine, machine, heap);
        var tracker = MemoryTracker.Create(MemoryMap.Main, environment).Value;
        tracker.InitialiseDynamicPool().ThrowIfFailed();
        return (machine, tracker, heap);
    }
}
