using System.Collections.Immutable;

namespace Properties.Safety;

/// <summary>Machines for the tests of the simulated platform.</summary>
internal static class Machines
{
    public const ulong Ram = 0x8000_0000;

    public static Machine With(params Fault[] faults) => Of(Hypervisor.Pkvm, faults);

    public static Machine Of(Hypervisor hypervisor, params Fault[] faults) => new(
        hypervisor,
        Granule: 0x1000,
        Heap: new Extent(0x7fe0_0000, 0x2_0000),
        Memory: new Extent(Ram, 0x100_0000),
        Swiotlb: hypervisor == Hypervisor.Gunyah ? new Extent(Ram + 0x10_0000, 0x2000) : default,
        Bar: new Extent(0x4000_0000, 0x1000_0000),
        GuardGranule: 0x1000,
        Faults: faults.ToImmutableArray());
}
