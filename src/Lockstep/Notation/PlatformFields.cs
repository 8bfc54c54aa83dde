using System.Collections.Immutable;
using Lockstep.Platforms;

namespace Lockstep.Notation;

/// <summary>The fields of a platform, and of a fault of its fault plan.</summary>
internal static class PlatformFields
{
    /// <summary>Passes the platform without its faults through a notation.</summary>
    public static Platform Describe(INotation to, Platform platform)
    {
        var kind = to.Platform(PlatformKind.Of(platform));
        if (kind.Hypervisor is not { } hypervisor)
        {
            return new AllocatorPlatform(
                to.Item("smallest", 16UL, (platform as AllocatorPlatform)?.Smallest ?? 0, Field.Alignment));
        }

        var machine = platform as Machine ?? MachineDefaults.Machine;
        var defaults = MachineDefaults.Machine;
        return new Machine(
            hypervisor,
            Granule: to.Item("granule", defaults.Granule, machine.Granule, Field.Number),
            Heap: to.Item("heap", defaults.Heap, machine.Heap, Field.Extent),
            Memory: to.Item("memory", defaults.Memory, machine.Memory, Field.Extent),
            Swiotlb: to.ItemUnlessDefault("swiotlb", defaults.Swiotlb, machine.Swiotlb, Field.Extent),
            Bar: to.ItemUnlessDefault("bar", to.DefaultPci.Bar, machine.Bar, Field.Extent),
            GuardGranule: to.ItemUnlessDefault(
                "guard-granule", defaults.GuardGranule, machine.GuardGranule, Field.Number),
            Faults: ImmutableArray<Fault>.Empty)
        {
            MmioEnd = to.ItemSince(
                FieldVersion.MmioEnd, "mmio-end", defaults.MmioEnd, machine.MmioEnd, Field.Address),
            IsHostile = kind.IsHostile,
        };
    }

    /// <summary>Passes one fault through a notation.</summary>
    public static Fault Describe(INotation to, Fault fault)
    {
        var port = to.Word(fault.Port);
        var (first, last) = to.Calls((fault.First, fault.Last));
        var mode = to.Word(fault.Mode);
        return new Fault(port, first, last, mode, to.Code(fault.Code, isOptional: port >= Port.MapReadOnly));
    }
}
