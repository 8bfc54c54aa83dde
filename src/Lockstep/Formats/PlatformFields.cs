using System.Collections.Immutable;

namespace Lockstep.Formats;

/// <summary>A platform, field by field; its fault plan is told apart, a fault a line.</summary>
internal static class PlatformFields
{
    /// <summary>Takes the platform without its faults through a notation.</summary>
    public static Platform Describe(INotation to, Platform platform)
    {
        var kind = to.Word(KindOf(platform));
        if (kind == PlatformKind.Allocator)
        {
            return new AllocatorPlatform(
                to.Item("smallest", 16UL, (platform as AllocatorPlatform)?.Smallest ?? 0, Field.Alignment));
        }

        var machine = platform as Machine ?? MachineDefaults.Machine;
        var usual = MachineDefaults.Machine;
        return new Machine(
            (Hypervisor)kind,
            Granule: to.Item("granule", usual.Granule, machine.Granule, Field.Number),
            Heap: to.Item("heap", usual.Heap, machine.Heap, Field.Extent),
            Memory: to.Item("memory", usual.Memory, machine.Memory, Field.Extent),
            Swiotlb: to.Unless("swiotlb", usual.Swiotlb, machine.Swiotlb, Field.Extent),
            Bar: to.Unless("bar", usual.Bar, machine.Bar, Field.Extent),
            GuardGranule: to.Unless("guard-granule", usual.GuardGranule, machine.GuardGranule, Field.Number),
            Faults: ImmutableArray<Fault>.Empty);
    }

    /// <summary>Takes one fault through a notation.</summary>
    public static Fault Describe(INotation to, Fault fault)
    {
        var port = to.Word(fault.Port);
        var (first, last) = to.Calls((fault.First, fault.Last));
        return new Fault(port, first, last, to.Word(fault.Mode), to.Code(fault.Code));
    }

    private static PlatformKind KindOf(Platform platform) =>
        platform is Machine machine ? (PlatformKind)machine.Hypervisor : PlatformKind.Allocator;

    /// <summary>The hypervisors in their order, and the bare allocator behind them.</summary>
    private enum PlatformKind
    {
        Pkvm,
        PkvmAndroid13,
        GenieZone,
        Gunyah,
        Allocator,
    }
}
