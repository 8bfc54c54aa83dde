namespace Properties.Promises;

/// <summary>
/// Promise 2: before an allocation is refused for want of memory, each quarantined granule is retried once, the oldest
/// block first, and the refill is tried once more.
/// </summary>
public sealed class QuarantineRetries
{
    private const ulong Start = 0x7fe0_0000;
    private static readonly Shape OnePage = new(4096, 1);

    private static readonly Fault EveryShareFails = new(Port.MemShare, 1, 3, FaultMode.Refused, -1);

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 150)]
    public void Allocation_is_refused_only_while_the_quarantine_is_refused(Workload workload, byte first, byte length)
    {
        var share = new Fault(Port.MemShare, first % 8 + 1, first % 8 + 1, FaultMode.Refused, -1);
        var unshare = new Fault(Port.MemUnshare, 1, 1 + (length % 8), FaultMode.Refused, -1);
        var rig = Rig.WithPool(workload, share, unshare);
        new Caller(rig) { OnExecuted = (command, answer) => Check(rig, command, answer) }.DoAll(workload.Actions);
    }

    [Fact]
    public void Retries_go_from_the_oldest_block_to_the_newest_and_try_each_granule_once()
    {
        // The block of one page came first, then those of two: age decides, not the address.
        var rig = Full(new Fault(Port.MemUnshare, 1, 3, FaultMode.Refused, -5));

        var answer = rig.Do(new Refill(OnePage));

        Assert.True(answer.Succeeded);
        Assert.Equal(
            [
                new HypercallEntry(Hypercall.MemUnshare, Start + 0x2000, -3, TookEffect: false),
                new HypercallEntry(Hypercall.MemUnshare, Start, -3, TookEffect: false),
                new HypercallEntry(Hypercall.MemUnshare, Start + 0x1000, -3, TookEffect: false),
                new HypercallEntry(Hypercall.MemShare, Start + 0x2000, 0, TookEffect: true),
            ],
            rig.Platform.Trace);
        Assert.Equal(0U, rig.Pool.Quarantined);
    }

    [Fact]
    public void Refusal_of_one_block_does_not_keep_the_others_from_coming_back()
    {
        var rig = Full(
            new Fault(Port.MemUnshare, 1, 3, FaultMode.Refused, -5),
            new Fault(Port.MemUnshare, 4, 4, FaultMode.Refused, -6));

        Assert.Equal(Start, rig.Must(new Allocate(0, OnePage)));
        Assert.Equal((4096U, 4096UL), (rig.Pool.Quarantined, rig.View.HeapFree));
    }

    [Fact]
    public void Error_lists_every_granule_that_is_refused_again()
    {
        var rig = Full(new Fault(Port.MemUnshare, 1, 6, FaultMode.Refused, -5));

        var answer = rig.Do(new DmaAllocate(0, 1));

        Assert.Equal(Error.OutOfMemory, answer.Error);
        Assert.Equal(
            [new Refusal(Start + 0x2000, -5), new Refusal(Start, -5), new Refusal(Start + 0x1000, -5)],
            answer.Refusals);
    }

    [Fact]
    public void Error_of_the_second_refill_lists_the_refused_retries_first()
    {
        var rig = Full(
            new Fault(Port.MemUnshare, 1, 4, FaultMode.Refused, -5),
            new Fault(Port.MemShare, 4, 4, FaultMode.CarriedOut, -7),
            new Fault(Port.MemUnshare, 7, 7, FaultMode.Refused, -8));

        var answer = rig.Do(new Refill(OnePage));

        Assert.Equal((Error.Hypervisor, -7L), (answer.Error, answer.Hypercall!.Value.Code));
        Assert.Equal([new Refusal(Start + 0x2000, -5), new Refusal(Start, -8)], answer.Refusals);
        Assert.Equal(8192U, rig.Pool.Quarantined);
    }

    [Fact]
    public void Quarantine_is_left_alone_while_the_heap_has_a_block()
    {
        var rig = Rig.WithPool(
            new Workload(4096, []), EveryShareFails, new Fault(Port.MemUnshare, 1, 1, FaultMode.Refused, -5));
        Assert.Equal(Error.Hypervisor, rig.Do(new Refill(OnePage)).Error);
        rig.Do(new Refill(OnePage));
        rig.Do(new Refill(OnePage));

        rig.Must(new Refill(OnePage));

        Assert.Equal([Hypercall.MemShare], rig.Platform.Trace.OfType<HypercallEntry>().Select(call => call.Function));
        Assert.Equal(4096U, rig.Pool.Quarantined);
    }

    /// <summary>A heap of three pages, all of them in quarantine.</summary>
    private static Rig Full(params Fault[] faults)
    {
        var machine = MachineDefaults.Machine with
        {
            Heap = new Extent(Start, 0x3000),
            Faults = [EveryShareFails, .. faults],
        };
        var rig = new Rig(machine);
        rig.Must(new InitDynamicPool());
        for (var page = 0; page < 3; page++)
            Assert.Single(rig.Do(new Refill(OnePage)).Refusals);
        Assert.Equal((0UL, 0x3000U), (rig.View.HeapFree, rig.Pool.Quarantined));
        return rig;
    }

    private static void Check(Rig rig, Command command, Answer answer)
    {
        if (answer.Error != Error.OutOfMemory || command is HeapAllocate)
            return;
        Assert.Equal(rig.Pool.Quarantined > 0, !answer.Refusals.IsEmpty);
        Assert.Equal(
            answer.Refusals.Select(refusal => refusal.Granule),
            rig.Platform.Trace.OfType<HypercallEntry>().Where(call => call.Result != 0 && call.Result != -3)
                .Select(call => call.Argument));
    }
}
