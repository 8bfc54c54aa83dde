using Lockstep.Simulation;
using MemoryModel.Allocation;
using MemoryModel.Boot;
using MemoryModel.Hypervisors;
using MemoryModel.Sharing;
using MemoryModel.Tracking;
using BootFacts = MemoryModel.Boot.BootFacts;
using RebootReason = MemoryModel.Boot.RebootReason;

namespace Properties.Promises;

/// <summary>A started boot, and the actions that a caller may take on boot.</summary>
internal sealed class BootFixture
{
    private readonly List<ulong> _bounces = [];

    public BootFixture(Machine machine)
    {
        Platform = new SimulatedPlatform(machine, boots: true);
        var heap = GuestHeap.Create(LibraryFixture.RangeOf(machine.Heap), Platform).Value;
        Started = FirmwareBoot.Start(
            new FirmwareEnvironment(new KvmHypervisor(Platform), Platform, Platform, heap), Facts);
    }

    /// <summary>Valid facts.</summary>
    public static BootFacts Facts => new(
        MachineDefaults.MemoryBase,
        LibraryFixture.RangeOf(MachineDefaults.Memory),
        new SwiotlbFacts(0x1_0000, 4096, null),
        new MemoryRange(0x8040_0000, 0x8050_0000),
        new MemoryRange(0x8050_0000, 0x8051_0000),
        LibraryFixture.RangeOf(MachineDefaults.Pci.Configuration),
        LibraryFixture.RangeOf(MachineDefaults.Bar));

    /// <summary>The actions by name.</summary>
    public static IReadOnlyDictionary<string, Action<BootFixture>> Actions { get; } =
        new Dictionary<string, Action<BootFixture>>(StringComparer.Ordinal)
        {
            ["dma-alloc"] = boot => boot.Boot.Hal.DmaAllocate(3),
            ["share"] = boot => boot._bounces.AddRange(
                boot.Boot.Hal.Share(0x8060_0000, 300, BufferDirection.Both) is { IsOk: true } bounce
                    ? [bounce.Value]
                    : []),
            ["unshare"] = boot => boot._bounces.ForEach(
                bounce => boot.Boot.Hal.Unshare(bounce, 0x8060_0000, 300, BufferDirection.Both)),
            ["map-mmio"] = boot => boot.Boot.Tracker.MapMmio(new MemoryRange(0x6000_0000, 0x6000_2000)),
            ["unmap-mmio"] = boot => boot.Boot.Tracker.UnmapMmio(),
            ["unshare-all"] = boot => boot.Boot.Tracker.UnshareAll(),
            ["dispose-tracker"] = boot => boot.Boot.Tracker.Dispose(),
            ["enter-payload"] = boot => boot.Boot.EnterPayload(),
            ["fail"] = boot => boot.Boot.Fail(RebootReason.InvalidRamdisk),
            ["dispose"] = boot => boot.Boot.Dispose(),
        };

    public SimulatedPlatform Platform { get; }

    public BootResult Started { get; }

    public FirmwareBoot Boot => Started.Boot;

    /// <summary>The trace of port calls that an action makes.</summary>
    public IReadOnlyList<Entry> Traced(Action action)
    {
        Platform.BeginOperation();
        action();
        return [.. Platform.Trace];
    }
}
