using FsCheck.Xunit;

namespace Properties.Promises;

/// <summary>
/// Promise 10 on pool and heap: what is given back is all there again, and can be taken in one piece.
/// </summary>
public sealed class NothingIsLost
{
    [Property(Arbitrary = [typeof(Workload)], MaxTest = 150)]
    public void Giving_everything_back_leaves_a_pool_of_free_shared_granules(Workload workload, int seed)
    {
        var rig = Ready(workload);
        var heap = rig.View.HeapFree;
        var caller = new Caller(rig);
        caller.DoAll(workload.Deeds);
        caller.GiveAllBack(seed);

        var pool = rig.Pool;
        Assert.Equal<(UInt128, UInt128, UInt128)>((0, 0, 0), (pool.User, pool.Allocated, pool.Quarantined));
        Assert.Equal(pool.Shared, pool.Total);
        Assert.Equal(pool.Shared, (UInt128)rig.Shared.Count * workload.Granule);
        Assert.Equal(heap, rig.View.HeapFree + pool.Shared);
    }

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 150)]
    public void Unsharing_gives_the_heap_back_whole(Workload workload, int seed)
    {
        var rig = Ready(workload);
        var heap = rig.View.HeapFree;
        var caller = new Caller(rig);
        caller.DoAll(workload.Deeds);
        caller.GiveAllBack(seed);
        rig.Must(new UnshareAll());

        Assert.Equal(heap, rig.View.HeapFree);
        Assert.Equal(workload.Machine.Heap.Base, rig.Must(new HeapAllocate(0, new Shape(heap, 1))));
    }

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 150)]
    public void The_largest_buffer_that_a_pool_ever_served_is_served_again_without_a_call(Workload workload, int seed)
    {
        var rig = Ready(workload);
        var largest = new Shape(1, 1);
        var caller = new Caller(rig)
        {
            Done = (command, answer) =>
            {
                if (answer.Succeeded && command is Allocate { Shape: var shape } && shape.Size > largest.Size)
                    largest = shape;
            },
        };
        rig.Must(new Refill(largest));
        caller.DoAll(workload.Deeds);
        caller.GiveAllBack(seed);

        var (answer, hypercalls) = rig.Count(new Allocate(0, largest));

        Assert.True(answer.Succeeded);
        Assert.Equal(0, hypercalls);
    }

    [Fact]
    public void Two_refills_side_by_side_serve_a_buffer_across_them()
    {
        var rig = Ready(new Workload(4096, []));
        rig.Must(new Refill(new Shape(4096, 1)));
        rig.Must(new Refill(new Shape(4096, 1)));

        Assert.Equal(0, rig.Count(new Allocate(0, new Shape(8192, 1))).Hypercalls);
    }

    private static Rig Ready(Workload workload)
    {
        var rig = new Rig(workload.Machine);
        rig.Must(new InitDynamicPool());
        return rig;
    }
}
