using Lockstep.Platforms;
using Lockstep.Simulation;
using MemoryModel;
using MemoryModel.Allocation;
using MemoryModel.Boot;
using MemoryModel.Hypervisors;
using MemoryModel.Sharing;
using MemoryModel.Tracking;
using BootFacts = MemoryModel.Boot.BootFacts;
using RebootReason = MemoryModel.Boot.RebootReason;

namespace Properties.Promises;

/// <summary>A boot as its user has it, and the things that a caller's work does with it.</summary>
internal sealed class BootsInUse
{
    private readonly List<ulong> _bounces = [];

    public BootsInUse(Machine machine)
    {
        Platform = new SimulatedPlatform(machine, boots: true);
        var heap = GuestHeap.Create(LibraryInUse.RangeOf(machine.Heap), Platform).Value;
        Started = FirmwareBoot.Start(
            new FirmwareEnvironment(new KvmHypervisor(Platform), Platform, Platform, heap), Facts);
    }

    /// <summary>Facts that nothing is wrong with.</summary>
    public static BootFacts Facts => new(
        MachineDefaults.MemoryBase,
        LibraryInUse.RangeOf(MachineDefaults.Memory),
        new SwiotlbFacts(0x1_0000, 4096, null),
        new MemoryRange(0x8040_0000, 0x8050_0000),
        new MemoryRange(0x8050_0000, 0x8051_0000),
        new MemoryRange(0x4000_0000, 0x4001_0000),
        LibraryInUse.RangeOf(MachineDefaults.Bar));

    /// <summary>What a caller's work may do, by name.</summary>
    public static IReadOnlyDictionary<string, Action<BootsInUse>> Work { get; } =
        new Dictionary<string, Action<BootsInUse>>(StringComparer.Ordinal)
        {
            ["dma-alloc"] = it => it.Boot.Hal.DmaAllocate(3),
            ["share"] = it => it._bounces.AddRange(
                it.Boot.Hal.Share(0x8060_0000, 300, BufferDirection.Both) is { IsOk: true } bounce
                    ? [bounce.Value]
                    : []),
            ["unshare"] = it => it._bounces.ForEach(
                bounce => it.Boot.Hal.Unshare(bounce, 0x8060_0000, 300, BufferDirection.Both)),
            ["map-mmio"] = it => it.Boot.Tracker.MapMmio(new MemoryRange(0x6000_0000, 0x6000_2000)),
            ["unmap-mmio"] = it => it.Boot.Tracker.UnmapMmio(),
            ["unshare-all"] = it => it.Boot.Tracker.UnshareAll(),
            ["dispose-tracker"] = it => it.Boot.Tracker.Dispose(),
            ["enter-payload"] = it => it.Boot.EnterPayload(),
            ["fail"] = it => it.Boot.Fail(RebootReason.InvalidRamdisk),
            ["dispose"] = it => it.Boot.Dispose(),
        };

    public SimulatedPlatform Platform { get; }

    public BootResult Started { get; }

    public FirmwareBoot Boot => Started.Boot;

    /// <summary>The port calls that an action makes.</summary>
    public IReadOnlyList<Entry> Traced(Action action)
    {
        Platform.BeginOperation();
        action();
        return [.. Platform.Trace];
    }
}
