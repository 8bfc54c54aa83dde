using MemoryModel.Allocation;

namespace Properties.Promises;

/// <summary>Promise 10 on the bare allocator: no added byte is ever lost.</summary>
public sealed class Allocator
{
    [Property(Arbitrary = [typeof(AllocatorPlan)], MaxTest = 300)]
    public void Freeing_everything_returns_every_byte_as_largest_blocks(AllocatorPlan plan)
    {
        var allocator = plan.NewAllocator();
        foreach (var (address, layout) in plan.AllocateAll(allocator))
            Assert.True(allocator.Free(address, layout).IsOk);

        Assert.Equal<(UInt128, UInt128)>((0, 0), (allocator.UserBytes, allocator.AllocatedBytes));
        Assert.Equal(AllocatorPlan.Drain(plan.NewAllocator()), AllocatorPlan.Drain(allocator));
    }

    [Property(Arbitrary = [typeof(AllocatorPlan)], MaxTest = 300)]
    public void Every_added_byte_can_be_allocated(AllocatorPlan plan)
    {
        var allocator = plan.NewAllocator();

        var blocks = AllocatorPlan.Drain(allocator);

        Assert.Equal(allocator.TotalBytes, Sum(blocks));
        Assert.Equal(allocator.TotalBytes, allocator.AllocatedBytes);
    }

    [Property(Arbitrary = [typeof(AllocatorPlan)], MaxTest = 300)]
    public void Live_buffers_are_aligned_disjoint_and_inside_added_regions(AllocatorPlan plan)
    {
        var allocator = plan.NewAllocator();

        var allocated = plan.AllocateAll(allocator);

        foreach (var (address, layout) in allocated)
        {
            Assert.Equal(0UL, address % layout.Alignment);
            Assert.True(IsInRegion(plan, address) && IsInRegion(plan, address + (layout.Size - 1)));
            Assert.DoesNotContain(allocated, other => other.Address != address
                && other.Address <= address && address - other.Address < other.Layout.Size);
        }

        Assert.Equal(allocated.Length, allocated.DistinctBy(buffer => buffer.Address).Count());
    }

    [Property(Arbitrary = [typeof(AllocatorPlan)], MaxTest = 300)]
    public void Order_of_independent_frees_does_not_matter(AllocatorPlan plan)
    {
        var (one, two) = (plan.NewAllocator(), plan.NewAllocator());
        var allocated = plan.AllocateAll(one);
        Assert.Equal(allocated, plan.AllocateAll(two));

        var freed = allocated.Where((_, index) => ((plan.Order >> index) & 1) == 0).ToArray();
        var shuffled = freed.ToArray();
        new Random(plan.Order).Shuffle(shuffled);
        foreach (var (address, layout) in freed)
            one.Free(address, layout).ThrowIfFailed();
        foreach (var (address, layout) in shuffled)
            two.Free(address, layout).ThrowIfFailed();

        Assert.Equal((one.UserBytes, one.AllocatedBytes), (two.UserBytes, two.AllocatedBytes));
        Assert.Equal(plan.AllocateAll(one), plan.AllocateAll(two));
        Assert.Equal(AllocatorPlan.Drain(one), AllocatorPlan.Drain(two));
    }

    [Property(Arbitrary = [typeof(AllocatorPlan)], MaxTest = 300)]
    public void Region_added_in_pieces_in_any_order_equals_region_added_whole(AllocatorPlan plan)
    {
        foreach (var (start, size) in plan.Regions)
        {
            var whole = BuddyAllocator.Create(plan.Smallest).Value;
            if (!whole.Add(start, size).IsOk)
                continue;
            var inPieces = BuddyAllocator.Create(plan.Smallest).Value;
            foreach (var (from, bytes) in Pieces(plan, start, size))
                inPieces.Add(from, bytes).ThrowIfFailed();

            Assert.Equal(whole.TotalBytes, inPieces.TotalBytes);
            Assert.Equal(AllocatorPlan.Drain(whole), AllocatorPlan.Drain(inPieces));
        }
    }

    /// <summary>Cuts only at multiples of the smallest block, where the allocator trims nothing.</summary>
    private static (ulong Start, ulong Size)[] Pieces(AllocatorPlan plan, ulong start, ulong size)
    {
        var random = new Random(plan.Order);
        var cuts = Enumerable.Range(0, 4)
            .Select(_ => (start + (ulong)random.NextInt64((long)size)) & ~(plan.Smallest - 1))
            .Where(cut => cut > start && cut - start < size)
            .Order().Prepend(start).ToArray();
        var pieces = cuts.Select((cut, index) =>
            (cut, (index + 1 < cuts.Length ? cuts[index + 1] : unchecked(start + size)) - cut)).ToArray();
        random.Shuffle(pieces);
        return pieces;
    }

    private static bool IsInRegion(AllocatorPlan plan, ulong address) =>
        plan.Regions.Any(region => address >= region.Start && address - region.Start < region.Size);

    private static UInt128 Sum(IEnumerable<(ulong Address, int Order)> blocks) =>
        blocks.Aggregate((UInt128)0, (sum, block) => sum + (1UL << block.Order));
}
