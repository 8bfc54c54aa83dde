using FsCheck;
using MemoryModel.Allocation;

namespace Properties.Promises;

/// <summary>
/// Promise 10 where no free block can merge, since its buddy stays allocated: the lowest free block is allocated,
/// however many there are, and nothing is lost.
/// </summary>
public sealed class FragmentedMemory
{
    private const ulong Start = 1UL << 20;

    // Four units each: one to free whose buddy stays, and a block of two to free. Nothing that is freed can merge.
    private const ulong Cell = 4;

    [Property(MaxTest = 300)]
    public void Lowest_free_block_of_the_size_is_allocated_whatever_was_freed_before(
        PositiveInt count, DoNotSize<int> seed)
    {
        var (cells, random) = ((ulong)count.Get, new Random(seed.Item));
        var unit = 16UL << random.Next(8);
        var allocator = NewAllocator(cells * Cell * unit);
        Kind[] kinds = [new(allocator, unit), new(allocator, 2 * unit)];
        for (var block = 0UL; block < cells * Cell; block++)
            Assert.True(allocator.Allocate(kinds[0].Layout).IsOk);
        for (var cell = 0UL; cell < cells; cell++)
        {
            var start = Start + (cell * Cell * unit);
            Assert.True(allocator.Free(start + (2 * unit), kinds[0].Layout).IsOk);
            Assert.True(allocator.Free(start + (3 * unit), kinds[0].Layout).IsOk);
            kinds[0].Live.Add(start);
            kinds[1].Live.Add(allocator.Allocate(kinds[1].Layout).Value);
            Assert.Equal(start + (2 * unit), kinds[1].Live[^1]);
        }

        // Long runs of one action: all blocks of a size are free at times, none at others.
        for (var step = 0; step < 12 * count.Get; step++)
        {
            var kind = kinds[random.Next(kinds.Length)];
            if (random.Next(8) < step / (2 * count.Get) % 2 * 6 && kind.Free.Count > 0)
                kind.Allocate();
            else if (kind.Live.Count > 0)
                kind.FreeOneOf(random);
        }

        // The larger ones first: none is left of them while there are smaller ones.
        foreach (var kind in kinds.Reverse())
        {
            while (kind.Free.Count > 0)
                kind.Allocate();
        }

        Assert.Equal(ErrorKind.OutOfMemory, allocator.Allocate(kinds[0].Layout).Error?.Kind);
    }

    /// <summary>More blocks are free than a row of the lowest holds: the next ones are not forgotten.</summary>
    [Fact]
    public void Blocks_behind_the_lowest_ones_are_found_in_order()
    {
        var allocator = NewAllocator(100 * 32);
        var layout = Layout.Create(16, 1).Value;
        for (var block = 0; block < 200; block++)
            Assert.True(allocator.Allocate(layout).IsOk);
        var freed = Enumerable.Range(0, 100).Select(pair => Start + (ulong)(32 * pair)).ToArray();
        Assert.True(freed.Reverse().All(block => allocator.Free(block, layout).IsOk));

        // From the middle and the end, no two of which can merge: what stays is still there, and still in order.
        ulong[] taken = [.. freed.Where((_, pair) => pair is (> 40 and < 60) or > 90 && pair % 2 == 1)];
        var left = freed.Except(taken).ToArray();
        Assert.True(taken.All(block => allocator.Free(block + 16, layout).IsOk));

        Assert.Equal(taken.Order(), taken.Select(_ => allocator.Allocate(Layout.Create(32, 1)).Value));
        Assert.Equal(left, left.Select(_ => allocator.Allocate(layout).Value));
    }

    [Property(MaxTest = 100)]
    public void Memory_freed_in_any_order_is_whole_again(PositiveInt count, DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        var layout = Layout.Create(16UL << random.Next(8), 1).Value;
        var size = (ulong)count.Get * layout.Size;
        var allocator = NewAllocator(size);
        var blocks = Enumerable.Range(0, count.Get).Select(_ => allocator.Allocate(layout).Value).ToArray();
        random.Shuffle(blocks);

        Assert.True(blocks.All(block => allocator.Free(block, layout).IsOk));

        Assert.Equal(AllocatorPlan.Drain(NewAllocator(size)), AllocatorPlan.Drain(allocator));
    }

    private static BuddyAllocator NewAllocator(ulong size)
    {
        var allocator = BuddyAllocator.Create(16).Value;
        allocator.Add(Start, size).ThrowIfFailed();
        return allocator;
    }

    /// <summary>The blocks of a size that are freed and allocated again.</summary>
    private sealed class Kind(BuddyAllocator allocator, ulong size)
    {
        public Layout Layout { get; } = Layout.Create(size, 1).Value;

        public List<ulong> Live { get; } = [];

        public SortedSet<ulong> Free { get; } = [];

        public void Allocate()
        {
            Assert.Equal(Free.Min, allocator.Allocate(Layout).Value);
            Live.Add(Free.Min);
            Free.Remove(Free.Min);
        }

        public void FreeOneOf(Random random)
        {
            var freed = Live[random.Next(Live.Count)];
            Assert.True(allocator.Free(freed, Layout).IsOk);
            Live.Remove(freed);
            Free.Add(freed);
            Assert.Equal(ErrorKind.AlreadyFreed, allocator.Free(freed, Layout).Error?.Kind);
        }
    }
}
