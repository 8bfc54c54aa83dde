using FsCheck.Xunit;

namespace Properties.Promises;

/// <summary>Promise 1: the hypervisor is asked only where the pool cannot serve.</summary>
public sealed class SteadyWorkloadMakesNoCalls
{
    [Property(Arbitrary = [typeof(Workload)], MaxTest = 100)]
    public void After_the_first_round_the_same_round_makes_no_hypercall(Workload workload, int seed)
    {
        var rig = Ready(workload);
        var takings = workload.Deeds
            .Where(deed => deed.Kind is DeedKind.Allocate or DeedKind.Dma or DeedKind.Share).ToArray();
        var caller = new Caller(rig);
        caller.DoAll(takings);
        caller.GiveAllBack(seed);
        var afterFirstFill = rig.Platform.Counts.Total;
        var failedBefore = takings.Length;

        for (var round = 0; round < 3; round++)
        {
            var failed = 0;
            var again = new Caller(rig) { Done = (_, answer) => failed += answer.Succeeded ? 0 : 1 };
            again.DoAll(takings);
            again.GiveAllBack(seed + round);
            Assert.True(failed <= failedBefore, "memory that served a round does not serve it again");
            failedBefore = failed;
        }

        Assert.Equal(afterFirstFill, rig.Platform.Counts.Total);
        Assert.Equal(1, rig.Platform.Counts[Hypercall.MemInfo]);
    }

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 100)]
    public void An_allocation_shares_exactly_where_the_pool_cannot_serve_it(Workload workload, int kilobytes)
    {
        var shape = new Shape((ulong)(Math.Abs((long)kilobytes) % 32 * 1024) + 1, 16);
        var (rig, dry) = (Ready(workload), Ready(workload));
        new Caller(rig).DoAll(workload.Deeds);
        new Caller(dry).DoAll(workload.Deeds);
        DryUp(dry);

        // A pool whose heap has nothing left answers with what it has itself.
        var poolServes = dry.Do(new Allocate(0, shape)).Succeeded;
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
    public void A_fill_makes_one_call_for_each_granule(int granule, int bytes, int calls)
    {
        var rig = Ready(new Workload((ulong)granule, []));

        Assert.Equal(calls, rig.Count(new Allocate(0, new Shape((ulong)bytes, 1))).Hypercalls);
        Assert.Equal(calls, rig.Platform.Counts[Hypercall.MemShare]);
    }

    private static Rig Ready(Workload workload)
    {
        var rig = new Rig(workload.Machine);
        rig.Must(new InitDynamicPool());
        return rig;
    }

    private static void DryUp(Rig rig)
    {
        for (var size = 1UL << 22; size >= 16; size /= 2)
        {
            while (rig.Do(new HeapAllocate(0, new Shape(size, 1))).Succeeded)
                continue;
        }
    }
}
