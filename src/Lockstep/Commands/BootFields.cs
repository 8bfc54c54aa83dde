using Lockstep.Notation;
using Lockstep.Platforms;

namespace Lockstep.Commands;

/// <summary>The device tree's facts, field by field.</summary>
internal static class BootFields
{
    /// <summary>Takes each fact through a notation; what it leaves out is as on a healthy machine.</summary>
    public static BootFacts Describe(INotation to, BootFacts facts)
    {
        var usual = MachineDefaults.FactsFor(to.Machine);
        return new BootFacts(
            Fdt: to.Item("fdt", usual.Fdt, facts.Fdt, Field.Address),
            Memory: to.Item("memory", usual.Memory, facts.Memory, Field.Area),
            SwiotlbSize: to.Item("swiotlb", usual.SwiotlbSize, facts.SwiotlbSize, Field.Size),
            SwiotlbAlignment: to.Item(
                "align", usual.SwiotlbAlignment, facts.SwiotlbAlignment, Field.Alignment),
            SwiotlbBase: to.Optional("at", facts.SwiotlbBase, Field.Address, usual.SwiotlbBase),
            Kernel: to.Optional("kernel", facts.Kernel, Field.Area, usual.Kernel),
            Ramdisk: to.Optional("ramdisk", facts.Ramdisk, Field.Area, usual.Ramdisk),
            PciConfig: to.Item("pci-config", usual.PciConfig, facts.PciConfig, Field.Area),
            Bar: to.Item("bar", usual.Bar, facts.Bar, Field.Area));
    }
}
