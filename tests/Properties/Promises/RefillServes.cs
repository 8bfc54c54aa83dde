using System.Numerics;

namespace Properties.Promises;

/// <summary>Promise 2: a refill for a layout lets the pool serve it, if the heap has the memory.</summary>
public sealed class RefillServes
{
    [Property(Arbitrary = [typeof(Workload)], MaxTest = 150)]
    public void Refill_succeeds_exactly_if_the_heap_has_the_block_and_then_serves_it(
        Workload workload, ushort bytes, byte power)
    {
        var shape = new Shape(bytes + 1UL, 1UL << (power % 17));
        var (rig, twin) = (Rig.WithPool(workload), Rig.WithPool(workload));
        new Caller(rig).DoAll(workload.Actions);
        new Caller(twin).DoAll(workload.Actions);
        var required = Math.Max(BitOperations.RoundUpToPowerOf2(shape.Size), shape.Alignment);
        var block = Math.Max(workload.Granule, Math.Max(16, required));

        var heapServes = twin.Do(new HeapAllocate(0, new Shape(block, block))).Succeeded;
        var refilled = rig.Do(new Refill(shape));

        Assert.Equal(heapServes ? Error.None : Error.OutOfMemory, refilled.Error);
        if (heapServes)
            AssertServesWithoutHypercalls(rig, shape);
    }

    [Fact]
    public void Refill_of_any_whole_KiB_size_serves_that_size_at_once()
    {
        foreach (var granule in new ulong[] { 4096, 16384, 65536, 1024 })
        {
            for (var kilobytes = 1UL; kilobytes <= 64; kilobytes++)
            {
                var rig = Rig.WithPool(granule);
                var shape = new Shape(kilobytes * 1024, 1);
                Assert.True(rig.Do(new Refill(shape)).Succeeded, $"{kilobytes} KiB at a granule of {granule}");
                AssertServesWithoutHypercalls(rig, shape);
            }
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(16)]
    public void Multi_page_request_is_served_from_an_empty_pool(int pages)
    {
        var rig = Rig.WithPool();

        Assert.True(rig.Do(new DmaAllocate(0, (ulong)pages)).Succeeded);
    }

    private static void AssertServesWithoutHypercalls(Rig rig, Shape shape)
    {
        var (answer, hypercalls) = rig.Count(new Allocate(0, shape));
        Assert.True(answer.Succeeded, $"{shape} right after a refill for it: {answer.Error}");
        Assert.Equal(0, hypercalls);
        Assert.Equal(0UL, answer.Value!.Value % shape.Alignment);
    }
}
