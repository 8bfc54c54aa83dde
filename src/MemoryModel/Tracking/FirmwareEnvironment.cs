using MemoryModel.Allocation;
using MemoryModel.Hypervisors;
using MemoryModel.Ports;

namespace MemoryModel.Tracking;

/// <summary>The environment that the firmware runs in.</summary>
/// <param name="Hypervisor">The hypervisor.</param>
/// <param name="PageTable">The guest's page table.</param>
/// <param name="Memory">Guest RAM.</param>
/// <param name="Heap">The firmware's heap.</param>
public sealed record FirmwareEnvironment(
    IHypervisor Hypervisor, IPageTable PageTable, IGuestMemory Memory, GuestHeap Heap)
{
    /// <summary>
    /// The end of the MMIO window, in which every MMIO range lies: a fact of the platform. As published it is the start
    /// of the firmware, and it can be no higher; newer firmware ends the window at 0x4000_0000.
    /// </summary>
    public ulong MmioEnd { get; init; } = MemoryMap.Firmware.Start;
}
