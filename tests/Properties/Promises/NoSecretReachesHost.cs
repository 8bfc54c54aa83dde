namespace Properties.Promises;

/// <summary>Promise 5: data written by the guest reaches the host only where it is shared on purpose.</summary>
public sealed class NoSecretReachesHost
{
    private const byte Secret = 0xa7;
    private const byte Public = 0x11;

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 60)]
    public void Host_sees_only_zeros_and_bytes_shared_on_purpose(Workload workload)
    {
        var rig = Ready(workload);
        WriteSecretsEverywhere(rig);
        var caller = new Caller(rig);

        foreach (var action in workload.Actions)
        {
            caller.Do(action);
            foreach (var memory in caller.Heap)
                rig.Platform.GuestFill(memory.Start, memory.Size, Secret);
            AssertClean(rig, workload.Granule, action);
        }
    }

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 150)]
    public void Host_sees_no_secret_during_a_refill_even_if_it_fails(Workload workload, byte failing)
    {
        var rig = Ready(workload, [new Fault(Port.MemShare, failing % 8 + 1, failing % 8 + 3, FaultMode.Refused, -1)]);
        WriteSecretsEverywhere(rig);
        rig.Platform.AtInstant = instant =>
        {
            // The host reads a granule as soon as it is shared.
            if (instant.Moment == Moment.Entry
                && rig.Platform.Trace[^1] is HypercallEntry { Function: Hypercall.MemShare, TookEffect: true } share)
                AssertClean(share.Argument, rig.Platform.HostRead(share.Argument, workload.Granule)!, "its sharing");
        };

        var caller = new Caller(rig);
        caller.DoAll(workload.Actions);
        caller.FreeAll(failing);
        caller.DoAll(workload.Actions);
        AssertClean(rig, workload.Granule, "all");
    }

    [Fact]
    public void Pool_memory_reused_by_the_heap_is_clean_when_shared_again()
    {
        var rig = Ready(new Workload(4096, []), [new Fault(Port.MemShare, 4, 4, FaultMode.CarriedOut, -5)]);
        var first = rig.Must(new Allocate(0, new Shape(4096, 1)));
        rig.Platform.GuestFill(first, 4096, Public);

        // Two granules are shared and the third fails: the two become private again and return to the heap.
        Assert.Equal(Error.Hypervisor, rig.Do(new Allocate(0, new Shape(16384, 1))).Error);
        var heap = rig.Must(new HeapAllocate(0, new Shape(65536, 1)));
        rig.Platform.GuestFill(heap, 65536, Secret);
        rig.Must(new HeapFree(Place.At(heap), new Shape(65536, 1)));
        rig.Must(new Allocate(0, new Shape(65536, 1)));

        AssertClean(rig, 4096, "reused");
    }

    private static Rig Ready(Workload workload, params Fault[] faults)
    {
        var rig = Rig.WithPool(workload, faults);
        rig.Platform.GuestFill(Workload.GuestBuffer, 0x2_0000, Public);
        return rig;
    }

    /// <summary>Fills the whole heap with secrets, by allocating, writing and freeing it.</summary>
    private static void WriteSecretsEverywhere(Rig rig)
    {
        var all = new Shape(0x4_0000, 1);
        var heap = rig.Must(new HeapAllocate(0, all));
        rig.Platform.GuestFill(heap, all.Size, Secret);
        rig.Must(new HeapFree(Place.At(heap), all));
    }

    private static void AssertClean(Rig rig, ulong granule, object after)
    {
        foreach (var (start, bytes) in rig.Visible(granule))
            AssertClean(start, bytes, after);
    }

    private static void AssertClean(ulong start, byte[] bytes, object after)
    {
        var at = bytes.AsSpan().IndexOfAnyExcept((byte)0, Public);
        if (at >= 0)
            Assert.Fail($"after {after} the host reads 0x{bytes[at]:x2} at 0x{start + (ulong)at:x}");
    }
}
