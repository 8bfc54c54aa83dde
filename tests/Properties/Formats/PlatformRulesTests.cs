namespace Properties.Formats;

public sealed class PlatformRulesTests
{
    public static TheoryData<Fault, Hypervisor, Fault> Repairs => new()
    {
        { At(Port.MemShare, 0), Hypervisor.Pkvm, At(Port.MemShare, -1) },
        { At(Port.MemInfo, 5), Hypervisor.Pkvm, At(Port.MemInfo, -1) },
        { At(Port.MemUnshare, -3), Hypervisor.GenieZone, At(Port.MemUnshare, -3) },
        { At(Port.GuardUnmap, -1), Hypervisor.PkvmAndroid13, At(Port.GuardUnmap, -2) },
        { At(Port.GuardUnmap, -1), Hypervisor.Pkvm, At(Port.GuardUnmap, -1) },
        { At(Port.Unmap, -1), Hypervisor.Gunyah, At(Port.Unmap, 0) },
        { At(Port.Unmap, 0) with { First = -7, Last = -9 }, Hypervisor.Pkvm, At(Port.Unmap, 0) },
        {
            At(Port.Unmap, 0) with { First = 3, Last = 2 }, Hypervisor.Pkvm,
            At(Port.Unmap, 0) with { First = 3, Last = 3 }
        },
    };

    public static TheoryData<Fault, Hypervisor, string?> Problems => new()
    {
        { At(Port.Unmap, 0) with { First = 0 }, Hypervisor.Pkvm, "counted from 1" },
        { At(Port.Unmap, 0) with { First = 3, Last = 2 }, Hypervisor.Pkvm, "before the first" },
        { At(Port.Unmap, 0) with { First = 3, Last = 3 }, Hypervisor.Pkvm, null },
        { At(Port.Unmap, 0) with { First = 3, Last = 4 }, Hypervisor.Pkvm, null },
        { At(Port.MapReadOnly, -1), Hypervisor.Pkvm, "return no code" },
        { At(Port.MapReadOnly, 0), Hypervisor.Pkvm, null },
        { At(Port.MemShare, 0), Hypervisor.Pkvm, "means success" },
        { At(Port.MemShare, 7), Hypervisor.Pkvm, null },
        { At(Port.GuardInfo, 7), Hypervisor.Pkvm, "are negative" },
        { At(Port.MemUnshare, -3), Hypervisor.Pkvm, null },
        { At(Port.MemUnshare, -3) with { Mode = FaultMode.CarriedOut }, Hypervisor.Pkvm, null },
        { At(Port.GuardUnmap, -1), Hypervisor.PkvmAndroid13, "means success" },
        { At(Port.GuardUnmap, -1), Hypervisor.Pkvm, null },
        { At(Port.GuardMap, 0x1_0000_0000), Hypervisor.PkvmAndroid13, "in the lower 32 bits" },
        { At(Port.GuardMap, 0x1_0000_0000), Hypervisor.Pkvm, null },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void Invalid_fault_is_reported_with_its_reason(Fault fault, Hypervisor hypervisor, string? why)
    {
        var problem = fault.Problem(hypervisor);
        Assert.Equal(why is null, problem is null);
        Assert.Contains(why ?? string.Empty, problem ?? string.Empty, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Repairs))]
    public void Invalid_fault_is_repaired_minimally(Fault fault, Hypervisor hypervisor, Fault repaired)
    {
        var machine = MachineDefaults.For(hypervisor) with { Faults = [fault] };
        Assert.Equal([repaired], ((Machine)PlatformRules.Repair(machine)).Faults);
    }

    [Fact]
    public void Invalid_ranges_are_moved_and_clipped()
    {
        var machine = MachineDefaults.Machine with
        {
            Heap = new Extent(0x7fff_fff0, 0x1000),
            Memory = new Extent(7, 0x1_2345),
            Swiotlb = new Extent(0x9001_1ff0, 0x1000),
            Bar = new Extent(ulong.MaxValue - 5, 10),
        };
        var repaired = (Machine)PlatformRules.Repair(machine);
        Assert.Equal(new Extent(0x7fff_fff0, 0x10), repaired.Heap);
        Assert.Equal(new Extent(0x8000_0000, 0x1_2345), repaired.Memory);
        Assert.True(repaired.Memory.Contains(repaired.Swiotlb.Base, repaired.Swiotlb.Size));
        Assert.Equal(new Extent(ulong.MaxValue - 5, 5), repaired.Bar);
        Assert.Null(PlatformRules.Problem(repaired));
    }

    [Fact]
    public void Repair_leaves_a_valid_platform_unchanged()
    {
        foreach (var hypervisor in Enum.GetValues<Hypervisor>())
        {
            var machine = MachineDefaults.For(hypervisor);
            Assert.Null(PlatformRules.Problem(machine));
            Assert.Same(machine, PlatformRules.Repair(machine));
        }
    }

    private static Fault At(Port port, long code) => new(port, 1, 1, FaultMode.Refused, code);
}
