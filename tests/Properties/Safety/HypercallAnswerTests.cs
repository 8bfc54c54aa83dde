using Lockstep.Simulation;
using static Properties.Safety.Machines;

namespace Properties.Safety;

/// <summary>What the simulated hypervisor answers when nothing is planned to fail.</summary>
public class HypercallAnswerTests
{
    [Fact]
    public void A_granule_is_shared_once_and_taken_back_once()
    {
        var platform = new SimulatedPlatform(With(), boots: false);

        Assert.Equal(0, platform.Call(HypercallFunction.MemShare, Ram));
        Assert.Equal(-3, platform.Call(HypercallFunction.MemShare, Ram));
        Assert.True(platform.World.Host.IsVisible(Ram, 0x1000));
        Assert.Equal(0, platform.Call(HypercallFunction.MemUnshare, Ram));
        Assert.Equal(-3, platform.Call(HypercallFunction.MemUnshare, Ram));
        Assert.Empty(platform.World.Host.Granules);
        Assert.Equal([true, false, true, false], TookEffect(platform));
    }

    [Theory]
    [InlineData(0x8000_0800, 0x1000)]
    [InlineData(0x8100_0000, 0x1000)]
    [InlineData(0x7fbf_f000, 0x1000)]
    [InlineData(0x7f80_0000, 0x80_0000)]
    [InlineData(0x8000_0000, 0x200_0000)]
    [InlineData(0x8000_0000, 0)]
    [InlineData(0x8000_0000, 0x1800)]
    [InlineData(0xffff_ffff_ffff_f000, 0x1000)]
    public void A_share_of_what_is_no_granule_of_the_guest_is_refused(ulong address, ulong granule)
    {
        var platform = new SimulatedPlatform(With() with { Granule = granule }, boots: false);

        Assert.Equal(-3, platform.Call(HypercallFunction.MemShare, address));
        Assert.Empty(platform.World.Host.Shared);
    }

    [Theory]
    [InlineData(0x7fc0_0000)]
    [InlineData(0x7fff_f000)]
    [InlineData(0x80ff_f000)]
    public void The_firmwares_memory_and_ram_can_be_shared_to_their_last_granule(ulong address)
    {
        var platform = new SimulatedPlatform(With(), boots: false);

        Assert.Equal(0, platform.Call(HypercallFunction.MemShare, address));
    }

    [Fact]
    public void The_guard_takes_pages_below_the_firmware_once_enrolled()
    {
        var platform = new SimulatedPlatform(With(), boots: true);

        Assert.Equal(-3, platform.Call(HypercallFunction.MmioGuardMap, 0x1000));
        Assert.Equal(0, platform.Call(HypercallFunction.MmioGuardEnroll, 0));
        Assert.Equal(0, platform.Call(HypercallFunction.MmioGuardMap, 0x7fbf_f000));
        Assert.Equal(0, platform.Call(HypercallFunction.MmioGuardMap, 0x7fbf_f000));
        Assert.Equal(-3, platform.Call(HypercallFunction.MmioGuardMap, 0x7fc0_0000));
        Assert.Equal([0x7fbf_f000UL], platform.Guard.Pages);
        Assert.Equal(0, platform.Call(HypercallFunction.MmioGuardUnmap, 0x7fbf_f000));
        Assert.Equal(0, platform.Call(HypercallFunction.MmioGuardUnmap, 0x7fbf_f000));
        Assert.Empty(platform.Guard.Pages);
        Assert.Equal([false, true, true, true, false, true, true], TookEffect(platform));
    }

    [Fact]
    public void Information_is_answered_as_the_machine_says_and_changes_nothing()
    {
        var machine = With() with { Granule = 0x4000, GuardGranule = 1UL << 63 };
        var platform = new SimulatedPlatform(machine, boots: false);

        Assert.Equal(0x4000, platform.Call(HypercallFunction.MemInfo, 0));
        Assert.Equal(long.MinValue, platform.Call(HypercallFunction.MmioGuardInfo, 0));
        Assert.Equal([false, false], TookEffect(platform));
    }

    [Fact]
    public void Android_13_answers_map_in_32_bits_and_unmap_with_minus_one()
    {
        var fault = new Fault(Port.GuardMap, 2, 2, FaultMode.Refused, -7);
        var platform = new SimulatedPlatform(Of(Hypervisor.PkvmAndroid13, fault), boots: false);

        Assert.Equal(0x5A5A_5A5A_0000_0000, platform.Call(HypercallFunction.MmioGuardMap, 0x1000));
        Assert.Equal(0x5A5A_5A5A_FFFF_FFF9, platform.Call(HypercallFunction.MmioGuardMap, 0x2000));
        Assert.Equal(-1, platform.Call(HypercallFunction.MmioGuardUnmap, 0x1000));
        Assert.Empty(platform.Guard.Pages);
    }

    [Fact]
    public void Gunyah_knows_no_such_call_and_a_foreign_function_number_is_counted_all_the_same()
    {
        var gunyah = new SimulatedPlatform(Of(Hypervisor.Gunyah), boots: false);
        Assert.Equal(-1, gunyah.Call(HypercallFunction.MemShare, Ram));
        Assert.False(gunyah.World.Host.IsVisible(Ram, 1));

        Assert.Equal(-1, gunyah.Call((HypercallFunction)0xC600_0009, 0));
        Assert.Equal((2, 1), (gunyah.Counts.Total, gunyah.Counts[Hypercall.MemShare]));
    }

    private static bool[] TookEffect(SimulatedPlatform platform) =>
        [.. platform.Trace.Cast<HypercallEntry>().Select(entry => entry.TookEffect)];
}
