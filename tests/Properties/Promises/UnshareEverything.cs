namespace Properties.Promises;

/// <summary>
/// Promise 6: after UnshareAll nothing is shared except what was reported, and the pool stays closed.
/// </summary>
public sealed class UnshareEverything
{
    [Property(Arbitrary = [typeof(Workload)], MaxTest = 150)]
    public void UnshareAll_leaves_shared_only_what_it_reports(Workload workload, byte first, byte length)
    {
        var code = -1 - (first % 3);
        var refusals = new Fault(Port.MemUnshare, first % 6 + 1, first % 6 + 1 + (length % 4), FaultMode.Refused, code);
        var rig = Rig.WithPool(workload, refusals);
        new Caller(rig).DoAll(workload.Actions);

        var answer = rig.Do(new UnshareAll());

        Assert.Equal(rig.Shared.Order(), answer.Refusals.Select(refusal => refusal.Granule).Order());
        Assert.Equal(rig.Shared.Count == 0, answer.Succeeded);
        Assert.All(answer.Refusals, refusal => Assert.Equal(code, refusal.Code));
    }

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 150)]
    public void UnshareAll_closes_the_pool_and_revokes_live_buffers(Workload workload)
    {
        var rig = Rig.WithPool(workload);
        var frees = new Dictionary<ulong, Command>();
        var caller = new Caller(rig) { OnExecuted = (command, answer) => Remember(frees, command, answer) };
        caller.DoAll(workload.Actions);
        var live = caller.Buffers.Select(buffer => buffer.Start).ToHashSet();
        rig.Must(new UnshareAll());

        for (var again = 0; again < 2; again++)
        {
            foreach (var (address, free) in frees)
                Assert.Equal(live.Contains(address) ? Error.Revoked : Error.Closed, rig.Do(free).Error);
            Command[] refused = [new Allocate(0, new(16, 1)), new DmaAllocate(0, 1), new Refill(new(16, 1)),
                new Share(0, Place.At(Workload.GuestBuffer), 8, Direction.Both)];
            Assert.All(refused, command => Assert.Equal(Error.Closed, rig.Do(command).Error));
            Assert.Equal(Error.SharedPoolSetFailure, rig.Do(new InitDynamicPool()).Error);
            Assert.Equal(default, rig.Pool);
            Assert.True(rig.Do(new UnshareAll()).Succeeded);
        }
    }

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 100)]
    public void Repeated_UnshareAll_retries_only_refused_granules(Workload workload, byte refused)
    {
        var fault = new Fault(Port.MemUnshare, 1, 1 + (refused % 3), FaultMode.Refused, refused % 2 == 0 ? -1 : -3);
        var rig = Rig.WithPool(workload, fault);
        new Caller(rig).DoAll(workload.Actions);
        var refusals = rig.Do(new UnshareAll()).Refusals;
        Assert.Equal(refusals.IsEmpty, rig.Pool.Quarantined == 0);

        var (answer, hypercalls) = rig.Count(new UnshareAll());

        // An extra call for a private granule could mask a missing call for a shared one.
        Assert.Equal(refusals.Length, hypercalls);
        Assert.Equal(rig.Shared.Count == 0, answer.Succeeded);
        Assert.Equal(
            refusals.Select(it => it.Granule).Where(rig.Shared.Contains), answer.Refusals.Select(it => it.Granule));
    }

    [Fact]
    public void Refused_granule_does_not_stop_UnshareAll()
    {
        var rig = Rig.WithPool(new Workload(4096, []), new Fault(Port.MemUnshare, 2, 2, FaultMode.Refused, -1));
        rig.Must(new Allocate(0, new Shape(0x4000, 1)));
        rig.Must(new Allocate(0, new Shape(0x8000, 1)));

        var answer = rig.Do(new UnshareAll());

        Assert.Equal(12, rig.Platform.Counts[Hypercall.MemUnshare]);
        Assert.Single(rig.Shared);
        Assert.Equal(Error.Quarantined, answer.Error);
        Assert.Equal(0x8000U, rig.Pool.Quarantined);
    }

    private static void Remember(Dictionary<ulong, Command> frees, Command command, Answer answer)
    {
        if (answer.Value is not { } address)
            return;
        Command? free = command switch
        {
            Allocate it => new Free(Place.At(address), it.Shape),
            DmaAllocate it => new DmaFree(Place.At(address), it.Pages),
            Share it => new Unshare(Place.At(address), it.Buffer, it.Bytes, it.Direction),
            _ => null,
        };
        if (free is not null)
            frees[address] = free;
    }
}
