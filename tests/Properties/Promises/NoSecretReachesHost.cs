using FsCheck.Xunit;
using Lockstep.Judging;

namespace Properties.Promises;

/// <summary>Promise 5: what the guest wrote reaches the host where it shares it on purpose, and nowhere else.</summary>
public sealed class NoSecretReachesHost
{
    private const byte Secret = 0xa7;
    private const byte Public = 0x11;

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 60)]
    public void The_host_sees_zeroes_and_what_was_shared_with_it(Workload workload)
    {
        var rig = Ready(workload, []);
        WriteSecretsEverywhere(rig);
        var caller = new Caller(rig);

        foreach (var deed in workload.Deeds)
        {
            caller.Do(deed);
            foreach (var memory in caller.Heap)
                rig.Platform.GuestFill(memory.Start, memory.Size, Secret);
            AssertClean(rig, workload.Granule, deed);
        }
    }

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 150)]
    public void Nor_does_it_see_more_in_the_middle_of_a_refill_or_where_one_fails(Workload workload, byte failing)
    {
        var rig = Ready(workload, [new Fault(Port.MemShare, failing % 8 + 1, failing % 8 + 3, FaultMode.Refused, -1)]);
        WriteSecretsEverywhere(rig);
        rig.Platform.AfterEntry = _ =>
        {
            // The host reads a granule as soon as it can.
            if (rig.Platform.Trace[^1] is HypercallEntry { Function: Hypercall.MemShare, TookEffect: true } share)
                AssertClean(share.Argument, rig.Platform.HostRead(share.Argument, workload.Granule)!, "its sharing");
        };

        var caller = new Caller(rig);
        caller.DoAll(workload.Deeds);
        caller.GiveAllBack(failing);
        caller.DoAll(workload.Deeds);
        AssertClean(rig, workload.Granule, "all");
    }

    [Fact]
    public void Memory_of_the_pool_that_goes_through_the_heap_comes_back_clean()
    {
        var rig = Ready(new Workload(4096, []), [new Fault(Port.MemShare, 4, 4, FaultMode.CarriedOut, -5)]);
        var first = rig.Must(new Allocate(0, new Shape(4096, 1)));
        rig.Platform.GuestFill(first, 4096, Public);

        // Two granules are shared, the third fails: what had been shared is private again and in the heap.
        Assert.Equal(Error.Hypervisor, rig.Do(new Allocate(0, new Shape(16384, 1))).Error);
        var heap = rig.Must(new HeapAllocate(0, new Shape(65536, 1)));
        rig.Platform.GuestFill(heap, 65536, Secret);
        rig.Must(new HeapFree(Place.At(heap), new Shape(65536, 1)));
        rig.Must(new Allocate(0, new Shape(65536, 1)));

        AssertClean(rig, 4096, "reused");
    }

    private static Rig Ready(Workload workload, Fault[] faults)
    {
        var rig = new Rig(workload.Machine with { Faults = [.. faults] });
        rig.Must(new InitDynamicPool());
        rig.Platform.GuestFill(Workload.GuestBuffer, 0x2_0000, Public);
        return rig;
    }

    /// <summary>All of the heap, by way of the heap itself: allocated, written, and given back.</summary>
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
