namespace Lockstep.Platforms;

/// <summary>The default machine of a scenario, and the fixed addresses of every machine.</summary>
public static class MachineDefaults
{
    /// <summary>The base of the firmware's 4 MiB; MMIO ends at or below 0x8000_0000 and excludes them.</summary>
    public const ulong FirmwareBase = 0x7fc0_0000;

    /// <summary>The size of the firmware's memory in bytes; guest RAM follows.</summary>
    public const ulong FirmwareSize = MemoryBase - FirmwareBase;

    /// <summary>The base of guest RAM and the end of the firmware's memory.</summary>
    public const ulong MemoryBase = 0x8000_0000;

    /// <summary>The highest possible end of guest RAM.</summary>
    public const ulong MemoryLimit = 1UL << 40;

    /// <summary>Memory beyond all of the above, where a hostile machine may have a heap of large granules.</summary>
    public static Extent Beyond { get; } = new(MemoryLimit, MemoryLimit);

    /// <summary>The base assumed for a driver's buffers, one page each: recorded traces lack their addresses.</summary>
    public const ulong Buffers = 0x8020_0000;

    /// <summary>The largest granule that a hostile machine has room for, in bytes.</summary>
    public const ulong LargestGranule = 1UL << 31;

    /// <summary>The page size in bytes.</summary>
    public const ulong Page = 4096;

    /// <summary>The default byte of a write.</summary>
    public const byte WriteValue = 0x5a;

    /// <summary>A small static pool's range: 64 KiB of <see cref="Memory"/>.</summary>
    public static Extent Swiotlb { get; } = new(0x8030_0000, 0x1_0000);

    /// <summary>The firmware's heap: 128 KiB, as published.</summary>
    public static Extent Heap { get; } = new(0x7fe0_0000, 0x2_0000);

    /// <summary>Guest RAM: 16 MiB.</summary>
    public static Extent Memory { get; } = new(MemoryBase, 0x100_0000);

    /// <summary>The PCI ranges: 64 KiB each, where crosvm puts them.</summary>
    public static PciRanges Pci { get; } = new(new(0x1_0000, 0x1_0000), new(0x200_0000, 0x1_0000));

    /// <summary>The PCI BAR range.</summary>
    public static Extent Bar => Pci.Bar;

    /// <summary>A healthy machine under protected KVM.</summary>
    public static Machine Machine { get; } = new(Hypervisor.Pkvm, Page, Heap, Memory, default, Bar, Page, []);

    /// <summary>The healthy machine of a hypervisor, with <see cref="Swiotlb"/> if that cannot share.</summary>
    public static Machine For(Hypervisor hypervisor) => Machine with
    {
        Hypervisor = hypervisor,
        Swiotlb = Hypervisors.Of(hypervisor).SharesOnDemand ? default : Swiotlb,
    };

    /// <summary>A heap of a size up to all of the firmware's memory, at the usual place if it ends in time.</summary>
    public static Extent HeapOf(ulong size) => new(Math.Min(Heap.Base, MemoryBase - size), size);

    /// <summary>The range of a machine's static pool, or the default one.</summary>
    internal static Area SwiotlbOf(Machine machine) => Sized(machine.Swiotlb.Size > 0 ? machine.Swiotlb : Swiotlb);

    /// <summary>A page of a machine's MMIO.</summary>
    internal static Area MmioOf(Machine machine) => Area.Sized(machine.Bar.Base, Page);

    /// <summary>The facts of the device tree of a healthy machine.</summary>
    public static BootFacts FactsFor(Machine machine) => new(
        Fdt: MemoryBase,
        Memory: Sized(machine.Memory),
        SwiotlbSize: machine.Swiotlb.Size == 0 ? Swiotlb.Size : machine.Swiotlb.Size,
        SwiotlbAlignment: Page,
        SwiotlbBase: machine.Swiotlb.Size == 0 ? null : machine.Swiotlb.Base,
        Kernel: Area.Sized(0x8040_0000, 0x10_0000),
        Ramdisk: null,
        PciConfig: Sized(Pci.Configuration),
        Bar: Sized(machine.Bar));

    internal static Area Sized(Extent extent) => Area.Sized(extent.Base, extent.Size);
}
