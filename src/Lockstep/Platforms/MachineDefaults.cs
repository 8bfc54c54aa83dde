namespace Lockstep.Platforms;

/// <summary>
/// The machine that is meant where a scenario does not say otherwise, and the addresses that are given.
/// </summary>
public static class MachineDefaults
{
    /// <summary>
    /// Where the firmware's 4 MiB begin; MMIO ends at or below 0x8000_0000 and misses them.
    /// </summary>
    public const ulong FirmwareBase = 0x7fc0_0000;

    /// <summary>The firmware's memory in bytes, up to where guest RAM begins.</summary>
    public const ulong FirmwareSize = MemoryBase - FirmwareBase;

    /// <summary>Where guest RAM begins and the firmware's memory ends.</summary>
    public const ulong MemoryBase = 0x8000_0000;

    /// <summary>Where guest RAM ends at the latest.</summary>
    public const ulong MemoryLimit = 1UL << 40;

    /// <summary>
    /// Where a driver's buffers begin. A recorded trace does not tell: the buffers are assumed here, a page each.
    /// </summary>
    public const ulong Buffers = 0x8020_0000;

    /// <summary>A page of the page table, in bytes.</summary>
    public const ulong Page = 4096;

    /// <summary>The byte that is written where a scenario names none.</summary>
    public const byte WriteValue = 0x5a;

    /// <summary>A small static pool's range: 64 KiB of <see cref="Memory"/>.</summary>
    public static Extent Swiotlb { get; } = new(0x8030_0000, 0x1_0000);

    /// <summary>The firmware's heap: 128 KiB, as published.</summary>
    public static Extent Heap { get; } = new(0x7fe0_0000, 0x2_0000);

    /// <summary>Guest RAM: 16 MiB.</summary>
    public static Extent Memory { get; } = new(MemoryBase, 0x100_0000);

    /// <summary>The PCI BAR range: 64 KiB.</summary>
    public static Extent Bar { get; } = new(0x5000_0000, 0x1_0000);

    /// <summary>A healthy machine under protected KVM.</summary>
    public static Machine Machine { get; } = new(Hypervisor.Pkvm, Page, Heap, Memory, default, Bar, Page, []);

    /// <summary>The healthy machine of a hypervisor; where that cannot share, it has <see cref="Swiotlb"/>.</summary>
    public static Machine For(Hypervisor hypervisor) => Machine with
    {
        Hypervisor = hypervisor,
        Swiotlb = Hypervisors.Of(hypervisor).SharesOnDemand ? default : Swiotlb,
    };

    /// <summary>The range of a machine's static pool, or a usual one.</summary>
    internal static Area SwiotlbOf(Machine machine) => Sized(machine.Swiotlb.Size > 0 ? machine.Swiotlb : Swiotlb);

    /// <summary>A page of a machine's MMIO.</summary>
    internal static Area MmioOf(Machine machine) => Area.Sized(machine.Bar.Base, Page);

    /// <summary>What the device tree of a machine says when nothing is wrong with it.</summary>
    public static BootFacts FactsFor(Machine machine) => new(
        Fdt: MemoryBase,
        Memory: Sized(machine.Memory),
        SwiotlbSize: machine.Swiotlb.Size == 0 ? Swiotlb.Size : machine.Swiotlb.Size,
        SwiotlbAlignment: Page,
        SwiotlbBase: machine.Swiotlb.Size == 0 ? null : machine.Swiotlb.Base,
        Kernel: Area.Sized(0x8040_0000, 0x10_0000),
        Ramdisk: null,
        PciConfig: Area.Sized(0x4000_0000, 0x1_0000),
        Bar: Sized(machine.Bar));

    private static Area Sized(Extent extent) => Area.Sized(extent.Base, extent.Size);
}
