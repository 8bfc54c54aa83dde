namespace Properties.Promises;

/// <summary>Promise 14: what firmware and host wrote in the heap is gone when the payload is entered.</summary>
public sealed class PayloadFindsNothing
{
    [Property(Arbitrary = [typeof(Workload)], MaxTest = 60)]
    public void Heap_is_zeroed_and_flushed_before_the_payload(Workload workload, byte secret)
    {
        var machine = workload.Machine;
        var (start, size) = (machine.Heap.Base, machine.Heap.Size);
        var rig = new Rig(machine, boots: true);
        rig.Must(new Boot(MachineDefaults.FactsFor(machine)));
        new Caller(rig).DoAll(workload.Actions);
        rig.Platform.GuestFill(start, size, secret);
        rig.Platform.HostWrite(start, size, 0xee);

        rig.Must(new EnterPayload());

        var bytes = new byte[size];
        rig.Platform.World.Memory.Read(start, bytes);
        Assert.False(bytes.AsSpan().ContainsAnyExcept((byte)0));
        AssertOrder([.. rig.Platform.Trace], new FlushEntry(start, size));
    }

    // A granule zeroed while the host still sees it could be written again; the console is the last to go.
    private static void AssertOrder(List<Entry> calls, FlushEntry wipe)
    {
        var at = calls.IndexOf(wipe);
        Assert.True(at >= 0, "the heap was not flushed");
        Assert.True(calls.FindLastIndex(call => call is HypercallEntry { Function: Hypercall.MemUnshare }) < at);
        Assert.True(calls.FindLastIndex(call => call is HypercallEntry { Function: Hypercall.GuardUnmap }) > at);
    }
}
