using MemoryModel.Allocation;

namespace Properties.Promises;

/// <summary>Promises 10 and 11 at the limits of addresses and orders; most were real allocator defects.</summary>
public sealed class AllocatorLimits
{
    private const ulong Largest = BuddyAllocator.LargestBlock;

    [Theory]
    [InlineData(0UL)]
    [InlineData(3 * Largest)]
    [InlineData(ulong.MaxValue - (2 * Largest) + 1)]
    public void Two_largest_blocks_freed_in_either_order_are_allocatable_again(ulong start)
    {
        foreach (var firstFreed in new[] { 0, 1 })
        {
            var allocator = With((start, 2 * Largest));
            ulong[] taken = [Take(allocator, Largest), Take(allocator, Largest)];
            Assert.Equal<ulong[]>([start, start + Largest], taken);

            Assert.True(allocator.Free(taken[firstFreed], Layout.Create(Largest, 1)).IsOk);
            Assert.True(allocator.Free(taken[1 - firstFreed], Layout.Create(Largest, 1)).IsOk);

            Assert.Equal<ulong[]>(taken, [Take(allocator, Largest), Take(allocator, Largest)]);
        }
    }

    [Fact]
    public void Power_of_two_region_at_address_zero_serves_every_byte()
    {
        for (var order = 0; order <= 31; order++)
            Assert.Equal(0UL, Take(With((0, 1UL << order)), 1UL << order));
    }

    [Fact]
    public void Power_of_two_region_ending_at_2_to_the_64_serves_every_byte()
    {
        for (var order = 0; order <= 31; order++)
        {
            var size = 1UL << order;
            var allocator = With((0 - size, size));
            Assert.Equal(0 - size, Take(allocator, size));
            allocator.Free(0 - size, Layout.Create(size, 1)).ThrowIfFailed();
            Assert.Equal(ErrorKind.Overlaps, allocator.Add(0 - size, size).Error?.Kind);
            Assert.Equal(ErrorKind.OutOfRange, allocator.Add(0 - size, size + 1).Error?.Kind);
        }
    }

    [Fact]
    public void Whole_64_bit_address_space_can_be_added_and_allocated()
    {
        var allocator = With((0, ulong.MaxValue));
        Assert.Equal(ulong.MaxValue, allocator.TotalBytes);

        var one = Take(allocator, 1);
        Assert.Equal(ulong.MaxValue - 1, one);
        Assert.Equal(0UL, Take(allocator, Largest));
        Assert.Equal(Largest, Take(allocator, Largest));
        allocator.Free(one, Layout.Create(1, 1)).ThrowIfFailed();

        Assert.True(allocator.Add(ulong.MaxValue, 1).IsOk);
        Assert.Equal((UInt128)1 << 64, allocator.TotalBytes);
        Assert.Equal(2 * Largest, Take(allocator, 2));
    }

    [Fact]
    public void Request_above_the_largest_order_fails_and_at_it_succeeds()
    {
        var allocator = With((0, 4 * Largest));

        Assert.Equal(ErrorKind.OutOfMemory, allocator.Allocate(Layout.Create(Largest + 1, 1)).Error?.Kind);
        Assert.Equal(ErrorKind.OutOfMemory, allocator.Allocate(Layout.Create(1, 2 * Largest)).Error?.Kind);
        Assert.Equal(ErrorKind.OutOfMemory, allocator.Allocate(Layout.Create(Layout.MaxSize, 1)).Error?.Kind);
        Assert.Equal(0UL, Take(allocator, Largest));
    }

    [Fact]
    public void Region_ends_are_trimmed_inward_to_the_smallest_block()
    {
        var allocator = BuddyAllocator.Create(16).Value;

        Assert.True(allocator.Add(1, 14).IsOk);
        Assert.True(allocator.Add(0x1001, 0x2e).IsOk);

        Assert.Equal(0x10U, allocator.TotalBytes);
        Assert.Equal(0x1010UL, allocator.Allocate(Layout.Create(1, 1)).Value);
        Assert.Equal(ErrorKind.OutOfMemory, allocator.Allocate(Layout.Create(1, 1)).Error?.Kind);
    }

    private static BuddyAllocator With(params (ulong Start, ulong Size)[] regions)
    {
        var allocator = BuddyAllocator.Create(1).Value;
        foreach (var (start, size) in regions)
            allocator.Add(start, size).ThrowIfFailed();
        return allocator;
    }

    private static ulong Take(BuddyAllocator allocator, ulong size) => allocator.Allocate(Layout.Create(size, 1)).Value;
}
