using System.Numerics;
using FsCheck.Xunit;

namespace Properties.Promises;

/// <summary>Promise 2: a refill for a layout makes the pool able to serve it, whenever the heap can.</summary>
public sealed class RefillServes
{
    [Property(Arbitrary = [typeof(Workload)], MaxTest = 150)]
    public void A_refill_succeeds_exactly_where_the_heap_has_such_a_block_and_then_serves(
        Workload workload, ushort bytes, byte power)
    {
        var shape = new Shape(bytes + 1UL, 1UL << (power % 17));
        var (rig, twin) = (Ready(workload), Ready(workload));
        new Caller(rig).DoAll(workload.Deeds);
        new Caller(twin).DoAll(workload.Deeds);
        var asked = Math.Max(BitOperations.RoundUpToPowerOf2(shape.Size), shape.Alignment);
        var block = Math.Max(workload.Granule, Math.Max(16, asked));

        var heapCan = twin.Do(new HeapAllocate(0, new Shape(block, block))).Succeeded;
        var refilled = rig.Do(new Refill(shape));

        Assert.Equal(heapCan ? Error.None : Error.OutOfMemory, refilled.Error);
        if (heapCan)
            AssertServesAtOnce(rig, shape);
    }

    [Fact]
    public void Each_size_of_whole_kilobytes_is_served_right_after_a_refill_for_it()
    {
        foreach (var granule in new ulong[] { 4096, 16384, 65536, 1024 })
        {
            for (var kilobytes = 1UL; kilobytes <= 64; kilobytes++)
            {
                var rig = Ready(new Workload(granule, []));
                var shape = new Shape(kilobytes * 1024, 1);
                Assert.True(rig.Do(new Refill(shape)).Succeeded, $"{kilobytes} KiB at a granule of {granule}");
                AssertServesAtOnce(rig, shape);
            }
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(16)]
    public void A_request_for_several_pages_is_served_from_an_empty_pool(int pages)
    {
        var rig = Ready(new Workload(4096, []));

        Assert.True(rig.Do(new DmaAllocate(0, (ulong)pages)).Succeeded);
    }

    private static void AssertServesAtOnce(Rig rig, Shape shape)
    {
        var (answer, hypercalls) = rig.Count(new Allocate(0, shape));
        Assert.True(answer.Succeeded, $"{shape} right after a refill for it: {answer.Error}");
        Assert.Equal(0, hypercalls);
        Assert.Equal(0UL, answer.Value!.Value % shape.Alignment);
    }

    private static Rig Ready(Workload workload)
    {
        var rig = new Rig(workload.Machine);
        rig.Must(new InitDynamicPool());
        return rig;
    }
}
