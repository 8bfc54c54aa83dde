using MemoryModel.Allocation;

namespace Properties.Promises;

/// <summary>Promise 10 for each order of a block, of which the largest ones are noted in another way.</summary>
public sealed class BufferSizes
{
    public static TheoryData<int> Orders => [.. Enumerable.Range(0, 32)];

    [Theory]
    [MemberData(nameof(Orders))]
    public void Buffer_of_any_order_is_freed_as_it_was_allocated_and_not_otherwise(int order)
    {
        var (layout, wrong) = (Layout.Create(1UL << order, 1).Value, Layout.Create(1UL << order, 2).Value);
        var allocator = BuddyAllocator.Create(1).Value;
        allocator.Add(1UL << 40, 1UL << 33).ThrowIfFailed();
        var buffer = allocator.Allocate(layout).Value;

        Assert.Equal(ErrorKind.WrongLayout, allocator.Free(buffer, wrong).Error?.Kind);
        Assert.Equal(ErrorKind.NotOwned, allocator.Free(buffer + (1UL << 34), layout).Error?.Kind);
        Assert.True(allocator.Free(buffer, layout).IsOk);
        Assert.Equal(ErrorKind.AlreadyFreed, allocator.Free(buffer, layout).Error?.Kind);
        Assert.Equal(0UL, allocator.UserBytes);
    }
}
