namespace Properties.Promises;

/// <summary>Promise 8: the payload is entered with everything private, or the boot fails with a reason.</summary>
public sealed class PayloadPrivacy
{
    private static readonly int[] Codes = [-1, -2, -3, 7];

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 150)]
    public void Payload_is_entered_only_if_everything_is_private(Workload workload, byte port, byte first, byte last)
    {
        var teardown = new Fault(
            new[] { Port.MemUnshare, Port.GuardUnmap, Port.Unmap }[port % 3],
            first % 40 + 1,
            first % 40 + 1 + (last % 40),
            FaultMode.Refused,
            port % 3 == 2 ? 0 : Codes[last % 4]);
        var rig = Booted(workload, teardown);
        var caller = new Caller(rig);
        caller.DoAll(workload.Actions);

        var answer = rig.Do(new EnterPayload());

        if (answer.Succeeded)
            AssertPrivate(rig, caller, workload);
        else
            Assert.Equal(RebootReason.InternalError, answer.Reboot);
        Assert.All(rig.Shared, granule => Assert.Contains(granule, answer.Refusals.Select(it => it.Granule)));
    }

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 100)]
    public void Payload_entry_without_refusals_returns_all_heap_memory(Workload workload, int seed)
    {
        var rig = Booted(workload);
        var caller = new Caller(rig);
        caller.DoAll(workload.Actions);
        if (seed % 2 == 0)
            caller.FreeAll(seed);

        Assert.True(rig.Do(new EnterPayload()).Succeeded);

        AssertPrivate(rig, caller, workload);
        Assert.Equal(Error.Disposed, rig.Do(new Allocate(0, new Shape(1, 1))).Error);
        Assert.Equal(RebootReason.InternalError, rig.Do(new EnterPayload()).Reboot);
    }

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 60)]
    public void Failed_boot_is_torn_down_and_keeps_its_reason(Workload workload)
    {
        var rig = Booted(workload);
        var caller = new Caller(rig);
        caller.DoAll(workload.Actions);

        var answer = rig.Do(new FailBoot(RebootReason.InvalidPayload));

        Assert.Equal((RebootReason.InvalidPayload, Error.None), (answer.Reboot, answer.Error));
        AssertPrivate(rig, caller, workload);
    }

    [Fact]
    public void Single_granule_left_shared_prevents_payload_entry()
    {
        var rig = Booted(new Workload(4096, []), new Fault(Port.MemUnshare, 1, 1, FaultMode.Refused, -1));
        rig.Must(new DmaAllocate(0, 1));

        var answer = rig.Do(new EnterPayload());

        // Disposal retries and succeeds, which does not rescue the boot.
        Assert.Empty(rig.Shared);
        Assert.Equal((RebootReason.InternalError, Error.Quarantined), (answer.Reboot, answer.Error));
    }

    private static void AssertPrivate(Rig rig, Caller caller, Workload workload)
    {
        Assert.Empty(rig.Shared);
        Assert.Empty(rig.Platform.Guard.Granules);
        Assert.DoesNotContain(rig.Snapshot.Mapped, range => range.Start < MachineDefaults.FirmwareBase);
        var heap = new Rig(workload.Machine);
        foreach (var memory in caller.HeapShapes)
            heap.Must(new HeapAllocate(0, memory));
        Assert.Equal(heap.View.HeapFree, rig.View.HeapFree);
    }

    private static Rig Booted(Workload workload, params Fault[] faults)
    {
        var machine = workload.Machine with { Faults = [.. faults] };
        var rig = new Rig(machine, boots: true);
        rig.Must(new Boot(MachineDefaults.FactsFor(machine)));
        return rig;
    }
}
