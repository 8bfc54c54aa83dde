using System.Collections.Immutable;
using Lockstep.Platforms;

namespace Lockstep.Notation;

/// <summary>A platform, field by field; its fault plan is told apart, a fault a line.</summary>
internal static class PlatformFields
{
    /// <summary>Takes the platform without its faults through a notation.</summary>
    public static Platform Describe(INotation to, Platform platform)
    {
        if (to.Platform((platform as Machine)?.Hypervisor) is not { } hypervisor)
        {
            return new AllocatorPlatform(
                to.Item("smallest", 16UL, (platform as AllocatorPlatform)?.Smallest ?? 0, Field.Alignment));
        }

        var machine = platform as Machine ?? MachineDefaults.Machine;
        var usual = MachineDefaults.Machine;
        return new Machine(
            hypervisor,
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
}
