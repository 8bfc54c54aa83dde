using Lockstep.Notation;
using Lockstep.Platforms;

namespace Lockstep.Commands;

/// <summary>The fields of the device tree's facts.</summary>
internal static class BootFields
{
    /// <summary>Passes each fact through a notation; omitted facts default to those of a healthy machine.</summary>
    public static BootFacts Describe(INotation to, BootFacts facts)
    {
        var defaults = MachineDefaults.FactsFor(to.Machine);
        return new BootFacts(
            Fdt: to.Item("fdt", defaults.Fdt, facts.Fdt, Field.Address),
            Memory: to.Item("memory", defaults.Memory, facts.Memory, Field.Area),
            SwiotlbSize: to.Item("swiotlb", defaults.SwiotlbSize, facts.SwiotlbSize, Field.Size),
            SwiotlbAlignment: to.OptionalSince(
                FieldVersion.NoAlignment, "align", facts.SwiotlbAlignment, Field.Alignment, MachineDefaults.Page),
            SwiotlbBase: to.Optional("at", facts.SwiotlbBase, Field.Address, defaults.SwiotlbBase),
            Kernel: to.Optional("kernel", facts.Kernel, Field.Area, defaults.Kernel),
            Ramdisk: to.Optional("ramdisk", facts.Ramdisk, Field.Area, defaults.Ramdisk),
            PciConfig: to.Item(
                "pci-config", MachineDefaults.Sized(to.DefaultPci.Configuration), facts.PciConfig, Field.Area),
            Bar: to.Item("bar", defaults.Bar, facts.Bar, Field.Area));
    }
}
