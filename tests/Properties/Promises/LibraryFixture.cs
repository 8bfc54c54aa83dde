using Lockstep.Simulation;
using MemoryModel.Allocation;
using MemoryModel.Hypervisors;
using MemoryModel.Ports;
using MemoryModel.Sharing;
using MemoryModel.Tracking;

namespace Properties.Promises;

/// <summary>
/// The library in use without a scenario: a dynamic pool and a heap with a live buffer each, a tracker with regions,
/// and an allocator.
/// </summary>
internal sealed class LibraryFixture
{
    private readonly Layout _layout = Layout.Create(64, 16).Value;

    public LibraryFixture(Func<IHypercalls, IHypervisor>? hypervisor = null)
    {
        var machine = MachineDefaults.Machine;
        Platform = new SimulatedPlatform(machine, boots: false);
        Heap = GuestHeap.Create(RangeOf(machine.Heap), Platform).Value;
        Environment = new FirmwareEnvironment(
            hypervisor?.Invoke(Platform) ?? new KvmHypervisor(Platform), Platform, Platform, Heap);
        Tracker = MemoryTracker.Create(RangeOf(machine.Memory), Environment).Value;
        Hal = new VirtioHal(Tracker.Pool, Platform, RangeOf(machine.Bar));
        Allocator = BuddyAllocator.Create(16).Value;
        Allocator.Add(0x1000, 0x1000).ThrowIfFailed();
    }

    public SimulatedPlatform Platform { get; }

    public GuestHeap Heap { get; }

    public FirmwareEnvironment Environment { get; }

    public MemoryTracker Tracker { get; }

    public VirtioHal Hal { get; }

    public BuddyAllocator Allocator { get; }

    /// <summary>Live buffers by the type that allocated them.</summary>
    public Dictionary<Type, ulong> Buffers { get; } = [];

    /// <summary>The observable state, and the port calls since the last <see cref="Use"/>.</summary>
    public string Snapshot => string.Join('\n',
        $"heap {Heap.FreeBytes}, {Tracker.Pool.Statistics}, {Tracker.Total}, {string.Join(' ', Tracker.Regions)}",
        $"{string.Join(' ', Tracker.MmioRegions)}, {string.Join(' ', Platform.World.Host.Shared.Order())}",
        $"{Allocator.TotalBytes} {Allocator.AllocatedBytes} {Allocator.UserBytes}",
        string.Join(' ', Platform.Trace));

    public static MemoryRange RangeOf(Extent extent) => new(extent.Base, extent.End);

    /// <summary>Allocates a buffer from each allocator and maps a region.</summary>
    public LibraryFixture Use()
    {
        Tracker.InitialiseDynamicPool().ThrowIfFailed();
        Tracker.MapMutable(new MemoryRange(0x8010_0000, 0x8010_2000)).ThrowIfFailed();
        Tracker.MapMmio(RangeOf(MachineDefaults.Bar)).ThrowIfFailed();
        Buffers[typeof(SharedPool)] = Tracker.Pool.Allocate(_layout).Value;
        Buffers[typeof(GuestHeap)] = Heap.Allocate(_layout).Value;
        Buffers[typeof(BuddyAllocator)] = Allocator.Allocate(_layout).Value;
        Platform.BeginOperation();
        return this;
    }
}
