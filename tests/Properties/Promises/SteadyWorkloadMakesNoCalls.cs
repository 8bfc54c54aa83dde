namespace Properties.Promises;

/// <summary>Promise 1: hypercalls are made only if the pool cannot serve.</summary>
public sealed class SteadyWorkloadMakesNoCalls
{
    [Property(Arbitrary = [typeof(Workload)], MaxTest = 100)]
    public void Repeated_round_makes_no_hypercall(Workload workload, int seed)
    {
        var rig = Rig.WithPool(workload);
        var allocations = workload.Actions.Where(action =>
            action.Kind is CallerActionKind.Allocate or CallerActionKind.Dma or CallerActionKind.Share).ToArray();
        var caller = new Caller(rig);
        caller.DoAll(allocations);
        caller.FreeAll(seed);
        var afterFirstFill = rig.Platform.Counts.Total;
        var failedBefore = allocations.Length;

        for (var round = 0; round < 3; round++)
        {
            var failed = 0;
            var again = new Caller(rig) { OnExecuted = (_, answer) => failed += answer.Succeeded ? 0 : 1 };
            again.DoAll(allocations);
            again.FreeAll(seed + round);
            Assert.True(failed <= failedBefore, "a repeated round fails more allocations than the one before");
            failedBefore = failed;
        }

        Assert.Equal(afterFirstFill, rig.Platform.Counts.Total);
        Assert.Equal(1, rig.Platform.Counts[Hypercall.MemInfo]);
    }

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 100)]
    public void Allocation_shares_memory_exactly_if_the_pool_cannot_serve_it(Workload workload, int kilobytes)
    {
        var shape = new Shape((ulong)(Math.Abs((long)kilobytes) % 32 * 1024) + 1, 16);
        var (rig, exhausted) = (Rig.WithPool(workload), Rig.WithPool(workload));
        new Caller(rig).DoAll(workload.Actions);
        new Caller(exhausted).DoAll(workload.Actions);
        ExhaustHeap(exhausted);

        // With an exhausted heap the pool serves only from its own memory.
        var poolServes = exhausted.Do(new Allocate(0, shape)).Succeeded;
        var (answer, hypercalls) = rig.Count(new Allocate(0, shape));

        Assert.Equal(poolServes, answer.Succeeded && hypercalls == 0);
        if (hypercalls > 0)
            Assert.False(poolServes);
    }

    [Theory]
    [InlineData(4096, 1, 1)]
    [InlineData(4096, 4097, 2)]
    [InlineData(4096, 9 * 1024, 4)]
    [InlineData(16384, 9 * 1024, 1)]
    [InlineData(65536, 65537, 2)]
    public void First_allocation_makes_one_hypercall_per_granule(int granule, int bytes, int calls)
    {
        var rig = Rig.WithPool((ulong)granule);

        Assert.Equal(calls, rig.Count(new Allocate(0, new Shape((ulong)bytes, 1))).Hypercalls);
        Assert.Equal(calls, rig.Platform.Counts[Hypercall.MemShare]);
    }

    private static void ExhaustHeap(Rig rig)
    {
        for (var size = 1UL << 22; size >= 16; size /= 2)
        {
            while (rig.Do(new HeapAllocate(0, new Shape(size, 1))).Succeeded)
                continue;
        }
    }
}
