namespace Properties.Promises;

/// <summary>
/// Promise 7: which answers of MEM_UNSHARE mean that a granule is private, for each way in which its MEM_SHARE ended.
/// The hypervisor's table of shared granules decides what is right.
/// </summary>
public sealed class GranulesInDoubt
{
    private static readonly Fault SecondShareFails = new(Port.MemShare, 2, 2, FaultMode.Refused, -1);

    public static TheoryData<FaultMode, int> Refusals => new()
    {
        { FaultMode.Refused, -1 },
        { FaultMode.Refused, -3 },
        { FaultMode.CarriedOut, -1 },
        { FaultMode.CarriedOut, -3 },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Shared_granule_is_private_only_when_unsharing_returns_0(FaultMode mode, int code)
    {
        // The second call is for the first granule, which MEM_SHARE shared.
        var rig = Rig.WithPool(new Workload(4096, []), SecondShareFails, new Fault(Port.MemUnshare, 2, 2, mode, code));

        var answer = rig.Do(new Refill(new Shape(8192, 1)));

        Assert.Equal([new Refusal(0x7fe0_0000, code)], answer.Refusals);
        Assert.Equal(8192U, rig.Pool.Quarantined);
    }

    [Theory]
    [InlineData(FaultMode.Refused)]
    [InlineData(FaultMode.CarriedOut)]
    public void Granule_whose_share_failed_is_private_when_unsharing_returns_minus_3(FaultMode mode)
    {
        var share = new Fault(Port.MemShare, 2, 2, mode, -1);
        var rig = Rig.WithPool(new Workload(4096, []), share, new Fault(Port.MemUnshare, 1, 1, FaultMode.Refused, -3));

        var answer = rig.Do(new Refill(new Shape(8192, 1)));

        Assert.Equal((Error.Hypervisor, true), (answer.Error, answer.Refusals.IsEmpty));
        Assert.Empty(rig.Shared);
        Assert.Equal((0U, 0x4_0000UL), (rig.Pool.Quarantined, rig.View.HeapFree));
    }

    [Theory]
    [InlineData(-3, true)]
    [InlineData(-1, false)]
    public void Retry_of_a_granule_whose_share_failed_follows_the_same_rule(int code, bool isPrivate)
    {
        var rig = Rig.WithPool(
            new Workload(4096, []), SecondShareFails, new Fault(Port.MemUnshare, 1, 1, FaultMode.Refused, -1),
            new Fault(Port.MemUnshare, 3, 3, FaultMode.Refused, code));
        Assert.Equal([new Refusal(0x7fe0_1000, -1)], rig.Do(new Refill(new Shape(8192, 1))).Refusals);

        var answer = rig.Do(new UnshareAll());

        Assert.Equal(isPrivate, answer.Succeeded);
        Assert.Equal(isPrivate ? 0U : 8192U, rig.Pool.Quarantined);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Retry_of_a_shared_granule_follows_the_same_rule(FaultMode mode, int code)
    {
        var rig = Rig.WithPool(new Workload(4096, []), new Fault(Port.MemUnshare, 1, 2, mode, code));
        rig.Must(new Refill(new Shape(1, 1)));
        Assert.Equal([new Refusal(0x7fe0_0000, code)], rig.Do(new UnshareAll()).Refusals);

        Assert.Equal([new Refusal(0x7fe0_0000, code)], rig.Do(new UnshareAll()).Refusals);
        Assert.Equal(4096U, rig.Pool.Quarantined);
    }
}
