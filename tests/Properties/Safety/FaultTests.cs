using Lockstep.Simulation;
using static Properties.Safety.Machines;

namespace Properties.Safety;

/// <summary>Planned faults: the calls they affect, and the effect of those calls.</summary>
public class FaultTests
{
    private static readonly MemoryRange Page = new(0x4000_0000, 0x4000_1000);

    [Fact]
    public void Refused_call_has_no_effect_and_carried_out_call_takes_effect()
    {
        var platform = new SimulatedPlatform(
            With(
                new Fault(Port.MemShare, 2, 2, FaultMode.Refused, -5),
                new Fault(Port.MemShare, 3, 3, FaultMode.CarriedOut, -6)),
            boots: false);

        Assert.Equal(0, platform.Call(HypercallFunction.MemShare, Ram));
        Assert.Equal(-5, platform.Call(HypercallFunction.MemShare, Ram + 0x1000));
        Assert.Equal(-6, platform.Call(HypercallFunction.MemShare, Ram + 0x2000));
        Assert.Equal([Ram, Ram + 0x2000], platform.World.Host.Granules);
        Assert.Equal(
            [
                new HypercallEntry(Hypercall.MemShare, Ram, 0, TookEffect: true),
                new HypercallEntry(Hypercall.MemShare, Ram + 0x1000, -5, TookEffect: false),
                new HypercallEntry(Hypercall.MemShare, Ram + 0x2000, -6, TookEffect: true),
            ],
            platform.Trace);
    }

    [Fact]
    public void Carried_out_fault_has_no_effect_on_an_invalid_call()
    {
        var platform = new SimulatedPlatform(
            With(new Fault(Port.MemUnshare, 1, 1, FaultMode.CarriedOut, -6)), boots: false);

        Assert.Equal(-6, platform.Call(HypercallFunction.MemUnshare, Ram));
        Assert.Equal([new HypercallEntry(Hypercall.MemUnshare, Ram, -6, TookEffect: false)], platform.Trace);
    }

    [Theory]
    [InlineData(-3, true)]
    [InlineData(-1, false)]
    public void Unshare_refused_with_minus_3_takes_effect_only_on_a_granule_shared_in_error(int code, bool takesEffect)
    {
        var platform = new SimulatedPlatform(
            With(
                new Fault(Port.MemShare, 2, 2, FaultMode.CarriedOut, -1),
                new Fault(Port.MemUnshare, 1, 2, FaultMode.Refused, code)),
            boots: false);
        platform.Call(HypercallFunction.MemShare, Ram);
        platform.Call(HypercallFunction.MemShare, Ram + 0x1000);

        Assert.Equal(code, platform.Call(HypercallFunction.MemUnshare, Ram));
        Assert.Equal(code, platform.Call(HypercallFunction.MemUnshare, Ram + 0x1000));
        Assert.Equal(takesEffect ? [Ram] : [Ram, Ram + 0x1000], platform.World.Host.Granules);
    }

    [Fact]
    public void Granule_shared_again_without_error_can_be_refused_with_minus_3()
    {
        var platform = new SimulatedPlatform(
            With(
                new Fault(Port.MemShare, 1, 1, FaultMode.CarriedOut, -1),
                new Fault(Port.MemUnshare, 2, 2, FaultMode.Refused, -3)),
            boots: false);
        platform.Call(HypercallFunction.MemShare, Ram);
        platform.Call(HypercallFunction.MemUnshare, Ram);
        platform.Call(HypercallFunction.MemShare, Ram);

        Assert.Equal(-3, platform.Call(HypercallFunction.MemUnshare, Ram));
        Assert.Equal([Ram], platform.World.Host.Granules);
    }

    [Fact]
    public void First_listed_fault_wins_and_calls_are_counted_per_port()
    {
        var platform = new SimulatedPlatform(
            With(
                new Fault(Port.GuardMap, 2, 3, FaultMode.Refused, -8),
                new Fault(Port.GuardMap, 1, 9, FaultMode.Refused, -9)),
            boots: false);

        platform.Call(HypercallFunction.MemInfo, 0);
        var answers = Enumerable.Range(1, 4)
            .Select(page => platform.Call(HypercallFunction.MmioGuardMap, (ulong)page << 12));
        Assert.Equal([-9L, -8, -8, -9], answers);
    }

    [Fact]
    public void Page_table_fault_returns_false_whether_carried_out_or_not()
    {
        var platform = new SimulatedPlatform(
            With(
                new Fault(Port.MapDevice, 1, 1, FaultMode.Refused, 0),
                new Fault(Port.Unmap, 1, 1, FaultMode.CarriedOut, 0)),
            boots: false);

        Assert.False(platform.MapDevice(Page));
        Assert.True(platform.MapDevice(Page));
        Assert.False(platform.Unmap(Page));
        Assert.True(platform.MapMutable(Page));
        Assert.True(platform.MapReadOnly(Page));
        Assert.Equal(
            [
                new PageTableEntry(Port.MapDevice, Page.Start, Page.End, Succeeded: false, TookEffect: false),
                new PageTableEntry(Port.MapDevice, Page.Start, Page.End, Succeeded: true, TookEffect: true),
                new PageTableEntry(Port.Unmap, Page.Start, Page.End, Succeeded: false, TookEffect: true),
                new PageTableEntry(Port.MapMutable, Page.Start, Page.End, Succeeded: true, TookEffect: true),
                new PageTableEntry(Port.MapReadOnly, Page.Start, Page.End, Succeeded: true, TookEffect: true),
            ],
            platform.Trace);
    }
}
