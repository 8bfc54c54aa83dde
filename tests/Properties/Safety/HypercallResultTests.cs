using Lockstep.Simulation;
using static Properties.Safety.Machines;

namespace Properties.Safety;

/// <summary>Results of the simulated hypervisor without faults.</summary>
public class HypercallResultTests
{
    [Fact]
    public void Granule_is_shared_once_and_unshared_once()
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
    public void Share_of_an_invalid_granule_is_refused(ulong address, ulong granule)
    {
        var platform = new SimulatedPlatform(With() with { Granule = granule }, boots: false);

        Assert.Equal(-3, platform.Call(HypercallFunction.MemShare, address));
        Assert.Empty(platform.World.Host.Shared);
    }

    [Theory]
    [InlineData(0x7fc0_0000)]
    [InlineData(0x7fff_f000)]
    [InlineData(0x80ff_f000)]
    public void Firmware_memory_and_RAM_can_be_shared_to_their_last_granule(ulong address)
    {
        var platform = new SimulatedPlatform(With(), boots: false);

        Assert.Equal(0, platform.Call(HypercallFunction.MemShare, address));
    }

    [Fact]
    public void Guard_maps_pages_below_the_firmware_once_enrolled()
    {
        var platform = new SimulatedPlatform(With(), boots: true);

        Assert.Equal(-3, platform.Call(HypercallFunction.MmioGuardMap, 0x1000));
        Assert.Equal(0, platform.Call(HypercallFunction.MmioGuardEnroll, 0));
        Assert.Equal(0, platform.Call(HypercallFunction.MmioGuardMap, 0x7fbf_f000));
        Assert.Equal(0, platform.Call(HypercallFunction.MmioGuardMap, 0x7fbf_f000));
        Assert.Equal(-3, platform.Call(HypercallFunction.MmioGuardMap, 0x7fc0_0000));
        Assert.Equal([0x7fbf_f000UL], platform.Guard.Granules);
        Assert.Equal(0, platform.Call(HypercallFunction.MmioGuardUnmap, 0x7fbf_f000));
        Assert.Equal(0, platform.Call(HypercallFunction.MmioGuardUnmap, 0x7fbf_f000));
        Assert.Empty(platform.Guard.Granules);
        Assert.Equal([false, true, true, true, false, true, true], TookEffect(platform));
    }

    [Theory]
    [InlineData(0x4000)]
    [InlineData(0x1_0000)]
    [InlineData(0x80_0000)]
    public void Guard_maps_and_unmaps_aligned_granules_that_are_all_mmio(ulong granule)
    {
        var platform = new SimulatedPlatform(With() with { GuardGranule = granule }, boots: false);
        var last = (0x7fc0_0000 & ~(granule - 1)) - granule;

        Assert.Equal(-3, platform.Call(HypercallFunction.MmioGuardMap, last + 0x1000));
        Assert.Equal(-3, platform.Call(HypercallFunction.MmioGuardMap, last + granule));
        Assert.Equal(0, platform.Call(HypercallFunction.MmioGuardMap, last));
        Assert.Equal(-3, platform.Call(HypercallFunction.MmioGuardUnmap, last + 0x1000));
        Assert.Equal([last], platform.Guard.Granules);
        Assert.Equal(0, platform.Call(HypercallFunction.MmioGuardUnmap, last));
        Assert.Empty(platform.Guard.Granules);
    }

    [Fact]
    public void Granule_queries_return_the_configured_sizes()
    {
        var machine = With() with { Granule = 0x4000, GuardGranule = 1UL << 63 };
        var platform = new SimulatedPlatform(machine, boots: false);

        Assert.Equal(0x4000, platform.Call(HypercallFunction.MemInfo, 0));
        Assert.Equal(long.MinValue, platform.Call(HypercallFunction.MmioGuardInfo, 0));
        Assert.Equal([false, false], TookEffect(platform));
    }

    [Fact]
    public void Android_13_returns_32_bit_map_results_and_minus_1_from_unmap()
    {
        var fault = new Fault(Port.GuardMap, 2, 2, FaultMode.Refused, -7);
        var platform = new SimulatedPlatform(Of(Hypervisor.PkvmAndroid13, fault), boots: false);

        Assert.Equal(0x5A5A_5A5A_0000_0000, platform.Call(HypercallFunction.MmioGuardMap, 0x1000));
        Assert.Equal(0x5A5A_5A5A_FFFF_FFF9, platform.Call(HypercallFunction.MmioGuardMap, 0x2000));
        Assert.Equal(-1, platform.Call(HypercallFunction.MmioGuardUnmap, 0x1000));
        Assert.Empty(platform.Guard.Granules);
    }

    [Fact]
    public void Unsupported_hypercall_returns_minus_1_and_is_counted()
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
