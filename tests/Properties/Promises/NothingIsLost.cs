namespace Properties.Promises;

/// <summary>Promise 10 on pool and heap: freed memory is available again, in one piece.</summary>
public sealed class NothingIsLost
{
    [Property(Arbitrary = [typeof(Workload)], MaxTest = 150)]
    public void Freeing_everything_leaves_a_pool_of_free_shared_granules(Workload workload, int seed)
    {
        var rig = Rig.WithPool(workload);
        var heap = rig.View.HeapFree;
        var caller = new Caller(rig);
        caller.DoAll(workload.Actions);
        caller.FreeAll(seed);

        var pool = rig.Pool;
        Assert.Equal<(UInt128, UInt128, UInt128)>((0, 0, 0), (pool.User, pool.Allocated, pool.Quarantined));
        Assert.Equal(pool.Shared, pool.Total);
        Assert.Equal(pool.Shared, (UInt128)rig.Shared.Count * workload.Granule);
        Assert.Equal(heap, rig.View.HeapFree + pool.Shared);
    }

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 150)]
    public void UnshareAll_returns_the_whole_heap(Workload workload, int seed)
    {
        var rig = Rig.WithPool(workload);
        var heap = rig.View.HeapFree;
        var caller = new Caller(rig);
        caller.DoAll(workload.Actions);
        caller.FreeAll(seed);
        rig.Must(new UnshareAll());

        Assert.Equal(heap, rig.View.HeapFree);
        Assert.Equal(workload.Machine.Heap.Base, rig.Must(new HeapAllocate(0, new Shape(heap, 1))));
    }

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 150)]
    public void Largest_buffer_ever_served_is_served_again_without_hypercalls(Workload workload, int seed)
    {
        var rig = Rig.WithPool(workload);
        var largest = new Shape(1, 1);
        var caller = new Caller(rig)
        {
            OnExecuted = (command, answer) =>
            {
                if (answer.Succeeded && command is Allocate { Shape: var shape } && shape.Size > largest.Size)
                    largest = shape;
            },
        };
        rig.Must(new Refill(largest));
        caller.DoAll(workload.Actions);
        caller.FreeAll(seed);

        var (answer, hypercalls) = rig.Count(new Allocate(0, largest));

        Assert.True(answer.Succeeded);
        Assert.Equal(0, hypercalls);
    }

    [Fact]
    public void Adjacent_refills_serve_a_buffer_that_spans_both()
    {
        var rig = Rig.WithPool();
        rig.Must(new Refill(new Shape(4096, 1)));
        rig.Must(new Refill(new Shape(4096, 1)));

        Assert.Equal(0, rig.Count(new Allocate(0, new Shape(8192, 1))).Hypercalls);
    }
}
