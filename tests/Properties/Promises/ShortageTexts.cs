using MemoryModel.Allocation;

namespace Properties.Promises;

/// <summary>
/// Promise 13 for the words of OutOfMemory, where what is left or could be freed lies at the edges of a region.
/// </summary>
public sealed class ShortageTexts
{
    private const string Begin = "OutOfMemory: no free block of ";

    [Theory]
    [InlineData(0x1000, "free buffers")]
    [InlineData(0x2000, "free buffers")]
    [InlineData(0x4000, "free buffers, and ask for at most 8192 bytes, aligned to at most 8192")]
    public void Allocator_says_what_freeing_everything_would_give(ulong size, string remedy)
    {
        var allocator = Full((0, 0x800), (0x1000, 0x3000), (0xff_0000, 0x1000));

        var error = allocator.Allocate(Layout.Create(size, 1)).Error;

        Assert.Equal(
            $"{Begin}{size} bytes is aligned to {size} bytes, as needed for {size} bytes aligned to 1; "
                + $"the largest free block is 0 bytes; {remedy}",
            $"{error}");
    }

    [Fact]
    public void Allocator_counts_a_region_at_address_0_whole()
    {
        var error = Full((0, 0x2000)).Allocate(Layout.Create(0x4000, 1)).Error;

        Assert.EndsWith("; free buffers, and ask for at most 8192 bytes, aligned to at most 8192", $"{error}");
    }

    [Fact]
    public void Heap_says_that_it_is_the_heap()
    {
        var heap = new LibraryFixture().Heap;

        var error = heap.Allocate(Layout.Create(1UL << 40, 1)).Error;

        Assert.StartsWith(
            $"{Begin}{1UL << 40} bytes in the heap is aligned to {1UL << 40} bytes, as needed for ", $"{error}");
    }

    [Theory]
    [InlineData(0, "no request can be served without more memory")]
    [InlineData(16, "free buffers, and ask for at most 16 bytes, aligned to at most 16")]
    public void Allocator_counts_a_smallest_block(ulong size, string remedy)
    {
        var error = Full((0x1000, size)).Allocate(Layout.Create(32, 1)).Error;

        Assert.EndsWith($"; the largest free block is 0 bytes; {remedy}", $"{error}");
    }

    [Theory]
    [InlineData(0x4000, 0x1000, 0x1000, "free heap memory")]
    [InlineData(0x1000, 0x1000, 0x4000, "free heap memory")]
    [InlineData(0x4000, 0x1000, 0x8000, "free heap memory, and ask for at most 16384 bytes, aligned to at most 16384")]
    [InlineData(0x1000, 0x1000, 0x8000, "free heap memory, and ask for at most 16384 bytes, aligned to at most 16384")]
    [InlineData(0, 0x4000, 0x4000, "free heap memory")]
    [InlineData(0, 0x8000, 0x1000, "only the pool has memory left; allocate from it")]
    public void Refill_counts_the_heap_before_and_behind_what_the_pool_has(
        ulong before, ulong shared, ulong asked, string remedy)
    {
        var rig = WithHeap(0x8000);
        if (before > 0)
            rig.Must(new HeapAllocate(0, new Shape(before, before)));
        rig.Must(new Refill(new Shape(shared, shared)));
        while (rig.Do(new HeapAllocate(0, new Shape(0x1000, 0x1000))).Succeeded)
        {
            // Until nothing is left.
        }

        var text = rig.Do(new Refill(new Shape(asked, 1))).Text;

        Assert.Equal(
            $"{Begin}{asked} bytes in the heap is aligned to {asked} bytes, as needed for {asked} bytes aligned to 1; "
                + $"the largest free block is 0 bytes; {remedy}",
            text);
    }

    [Theory]
    [InlineData(0x800, "2048 bytes in the heap and 0 bytes in the pool; no request can be served without more memory")]
    [InlineData(
        0x1000, "4096 bytes in the heap and 0 bytes in the pool; ask for at most 4096 bytes, aligned to at most 4096")]
    public void Buffer_can_have_what_a_granule_of_the_heap_can_give(ulong heap, string remedy)
    {
        var text = WithHeap(heap).Do(new Allocate(0, new Shape(0x2000, 1))).Text;

        Assert.EndsWith($"; the largest free block is {remedy}", text);
    }

    [Fact]
    public void Refill_of_a_heap_below_a_granule_says_that_nothing_helps()
    {
        var text = WithHeap(0x800).Do(new Refill(new Shape(64, 1))).Text;

        Assert.EndsWith("; the largest free block is 2048 bytes; no request can be served without more memory", text);
    }

    [Fact]
    public void Refused_unshare_says_until_when_it_is_retried()
    {
        var rig = Rig.WithPool(new Workload(4096, []), new Fault(Port.MemUnshare, 1, 1, FaultMode.Refused, -3));
        rig.Must(new Allocate(0, new Shape(64, 1)));

        var text = rig.Do(new UnshareAll()).Text;

        Assert.EndsWith(
            "; their heap blocks stay quarantined; a lack of memory and unsharing everything retry them, until the "
                + "tracker is disposed",
            text);
    }

    private static Rig WithHeap(ulong size)
    {
        var rig = new Rig(MachineDefaults.Machine with { Heap = new Extent(0x7fe0_0000, size) });
        rig.Must(new InitDynamicPool());
        return rig;
    }

    private static BuddyAllocator Full(params (ulong Start, ulong Size)[] regions)
    {
        var allocator = BuddyAllocator.Create(16).Value;
        foreach (var (start, size) in regions)
            allocator.Add(start, size).ThrowIfFailed();
        while (allocator.Allocate(Layout.Create(Math.Min(0x800, regions[0].Size), 1)).IsOk)
        {
            // Until nothing is left.
        }

        return allocator;
    }
}
