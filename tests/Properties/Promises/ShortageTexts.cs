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

    private static BuddyAllocator Full(params (ulong Start, ulong Size)[] regions)
    {
        var allocator = BuddyAllocator.Create(16).Value;
        foreach (var (start, size) in regions)
            allocator.Add(start, size).ThrowIfFailed();
        while (allocator.Allocate(Layout.Create(0x800, 1)).IsOk)
        {
            // Until nothing is left.
        }

        return allocator;
    }
}
