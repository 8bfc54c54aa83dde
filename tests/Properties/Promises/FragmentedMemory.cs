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

    [Property(MaxTest = 300)]
    public void Lowest_free_block_is_allocated_whatever_was_freed_before(PositiveInt count, DoNotSize<int> seed)
    {
        var (pairs, random) = (count.Get, new Random(seed.Item));
        var size = 16UL << random.Next(8);
        var layout = Layout.Create(size, 1).Value;
        var allocator = NewAllocator(2 * (ulong)pairs * size);
        var blocks = Enumerable.Range(0, 2 * pairs).Select(_ => allocator.Allocate(layout).Value).ToHashSet();
        Assert.Equal(2 * pairs, blocks.Count);
        var live = blocks.Where(block => block / size % 2 == 0).ToList();
        var free = new SortedSet<ulong>();

        for (var step = 0; step < 6 * pairs; step++)
        {
            // Long runs of one kind: all free at times, none at others.
            if (random.Next(8) < step / pairs % 2 * 6 && free.Count > 0)
            {
                Assert.Equal(free.Min, allocator.Allocate(layout).Value);
                live.Add(free.Min);
                free.Remove(free.Min);
            }
            else if (live.Count > 0)
            {
                var freed = live[random.Next(live.Count)];
                Assert.True(allocator.Free(freed, layout).IsOk);
                live.Remove(freed);
                free.Add(freed);
                Assert.Equal(ErrorKind.AlreadyFreed, allocator.Free(freed, layout).Error?.Kind);
            }
        }

        while (free.Count > 0)
        {
            Assert.Equal(free.Min, allocator.Allocate(layout).Value);
            free.Remove(free.Min);
        }

        Assert.Equal(ErrorKind.OutOfMemory, allocator.Allocate(layout).Error?.Kind);
        var all = blocks.ToArray();
        random.Shuffle(all);
        Assert.True(all.All(block => allocator.Free(block, layout).IsOk));
        Assert.Equal(AllocatorPlan.Drain(NewAllocator((ulong)all.Length * size)), AllocatorPlan.Drain(allocator));
    }

    private static BuddyAllocator NewAllocator(ulong size)
    {
        var allocator = BuddyAllocator.Create(16).Value;
        allocator.Add(Start, size).ThrowIfFailed();
        return allocator;
    }
}
