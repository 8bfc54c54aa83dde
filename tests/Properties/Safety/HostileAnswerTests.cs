using Lockstep.Simulation;
using static Properties.Safety.Machines;

namespace Properties.Safety;

/// <summary>What a hostile hypervisor returns and does, and the two things that it never does.</summary>
public sealed class HostileAnswerTests
{
    public static TheoryData<Fault, Hypervisor, string?> Problems => new()
    {
        { At(Port.MemShare, 0), Hypervisor.Pkvm, null },
        { At(Port.MemShare, long.MinValue), Hypervisor.Pkvm, null },
        { At(Port.MemInfo, 5), Hypervisor.Pkvm, null },
        { At(Port.MemUnshare, -3), Hypervisor.Pkvm, null },
        { At(Port.MemUnshare, 0), Hypervisor.Pkvm, "it was carried out" },
        { At(Port.MemUnshare, 0) with { Mode = FaultMode.CarriedOut }, Hypervisor.Pkvm, null },
        { At(Port.GuardUnmap, 0), Hypervisor.GenieZone, "it was carried out" },
        { At(Port.GuardUnmap, -1), Hypervisor.Pkvm, null },
        { At(Port.GuardUnmap, -1), Hypervisor.PkvmAndroid13, "carried out on pkvm-android13" },
        { At(Port.GuardUnmap, -1) with { Mode = FaultMode.CarriedOut }, Hypervisor.PkvmAndroid13, null },
        { At(Port.Unmap, 1), Hypervisor.Pkvm, "return no code" },
        { At(Port.MemShare, 1) with { First = 0 }, Hypervisor.Pkvm, "counted from 1" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void Only_a_false_revocation_is_refused(Fault answer, Hypervisor hypervisor, string? why)
    {
        var problem = PlatformRules.Problem(Hostile(hypervisor, answer));

        Assert.Equal(why is null, problem is null);
        Assert.Contains(why ?? string.Empty, problem ?? string.Empty, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultMode.Refused, 0, false)]
    [InlineData(FaultMode.CarriedOut, 0, true)]
    [InlineData(FaultMode.CarriedOut, long.MaxValue, true)]
    [InlineData(FaultMode.Refused, long.MinValue, false)]
    public void Call_returns_the_code_whatever_it_does(FaultMode mode, long code, bool isVisible)
    {
        var platform = Start(At(Port.MemShare, code) with { Mode = mode });

        Assert.Equal(code, platform.Call(HypercallFunction.MemShare, Ram));
        Assert.Equal(isVisible, platform.World.Host.IsVisible(Ram, 0x1000));
    }

    [Fact]
    public void Quirk_of_Android_13_does_not_change_the_code()
    {
        var machine = Hostile(Hypervisor.PkvmAndroid13, At(Port.GuardMap, 1L << 32));
        var platform = new SimulatedPlatform(machine, boots: false);

        Assert.Equal(1L << 32, platform.Call(HypercallFunction.MmioGuardMap, 0x1000));
        Assert.Empty(platform.Guard.Granules);
    }

    [Fact]
    public void Granule_that_the_guest_was_told_last_is_shared_and_taken_back_as_it_was_shared()
    {
        var platform = Start(At(Port.MemInfo, 0x4000) with { First = 2, Last = 2, Mode = FaultMode.CarriedOut });

        Assert.Equal(0x1000, platform.Call(HypercallFunction.MemInfo, 0));
        Assert.Equal(0, platform.Call(HypercallFunction.MemShare, Ram));
        Assert.Equal(0x4000, platform.Call(HypercallFunction.MemInfo, 0));
        Assert.Equal(0, platform.Call(HypercallFunction.MemShare, Ram + 0x4000));
        Assert.Equal([0x1000UL, 0x4000], new[] { Ram, Ram + 0x4000 }.Select(platform.World.Host.SizeOf));
        Assert.False(platform.World.Host.IsVisible(Ram, 0x1001));
        Assert.Equal(0, platform.Call(HypercallFunction.MemUnshare, Ram));
        Assert.True(platform.World.Host.IsVisible(Ram + 0x4000, 0x4000));
        Assert.Equal([Ram + 0x4000], platform.World.Host.Shared);
    }

    // The second entry of docs/assumptions.md.
    [Fact]
    public void Granule_shared_in_error_is_private_after_minus_3_and_only_then()
    {
        var platform = Start(
            At(Port.MemShare, -7) with { Mode = FaultMode.CarriedOut },
            At(Port.MemUnshare, -7),
            At(Port.MemUnshare, -3) with { First = 2, Last = 2 });

        platform.Call(HypercallFunction.MemShare, Ram);
        platform.Call(HypercallFunction.MemUnshare, Ram);
        Assert.True(platform.World.Host.IsVisible(Ram, 0x1000));
        Assert.Equal(-3, platform.Call(HypercallFunction.MemUnshare, Ram));
        Assert.False(platform.World.Host.IsVisible(Ram, 1));
    }

    [Fact]
    public void Granule_shared_with_0_may_stay_shared_after_minus_3()
    {
        var platform = Start(At(Port.MemUnshare, -3));

        platform.Call(HypercallFunction.MemShare, Ram);
        Assert.Equal(-3, platform.Call(HypercallFunction.MemUnshare, Ram));
        Assert.True(platform.World.Host.IsVisible(Ram, 0x1000));
    }

    private static SimulatedPlatform Start(params Fault[] answers) =>
        new(Hostile(Hypervisor.Pkvm, answers), boots: false);

    private static Machine Hostile(Hypervisor hypervisor, params Fault[] answers) =>
        Of(hypervisor, answers) with { IsHostile = true };

    private static Fault At(Port port, long code) => new(port, 1, 1, FaultMode.Refused, code);
}
