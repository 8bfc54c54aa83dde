using System.Collections;
using System.Reflection;
using Lockstep.Simulation;
using MemoryModel.Allocation;
using MemoryModel.Boot;
using MemoryModel.Hypervisors;
using MemoryModel.Tracking;

namespace Properties.Promises;

/// <summary>
/// The library in a state in which every list that it hands out has an element: tracked regions, an MMIO page that the
/// guard did not release, a granule that the hypervisor did not take back, and a boot that failed for one.
/// </summary>
internal sealed class SharedLibrary : IDisposable
{
    private const ulong Ram = 0x8010_0000;
    private const ulong Mmio = 0x5000_0000;

    private readonly GuestHeap _heap;
    private readonly Dictionary<Type, object> _instances = [];

    public SharedLibrary()
    {
        // The second granule of a share fails, and the first is not taken back; a page stays in the guard.
        var machine = MachineDefaults.Machine with
        {
            Faults =
            [
                new Fault(Port.MemShare, 3, 3, FaultMode.Refused, -1),
                new Fault(Port.MemUnshare, 1, 3, FaultMode.Refused, -1),
                new Fault(Port.GuardUnmap, 1, 1, FaultMode.Refused, -1),
            ],
        };
        var platform = new SimulatedPlatform(machine, boots: false);
        _heap = GuestHeap.Create(LibraryFixture.RangeOf(machine.Heap), platform).Value;
        var environment = new FirmwareEnvironment(new KvmHypervisor(platform), platform, platform, _heap);
        Tracker = MemoryTracker.Create(LibraryFixture.RangeOf(machine.Memory), environment).Value;
        Tracker.MapMmio(new MemoryRange(Mmio, Mmio + 1)).ThrowIfFailed();
        Tracker.UnmapMmio();
        Tracker.MapMmio(new MemoryRange(Mmio + 0x1000, Mmio + 0x1001)).ThrowIfFailed();
        Tracker.MapMutable(new MemoryRange(Ram, Ram + 1)).ThrowIfFailed();
        Tracker.InitialiseDynamicPool().ThrowIfFailed();
        Tracker.Pool.Allocate(Layout.Create(64, 16)).Value.ToString();
        var error = Tracker.Pool.Allocate(Layout.Create(8192, 16)).Error!;
        Add(Tracker);
        Add(error);
        Add(new BootFailure(MemoryModel.Boot.RebootReason.InternalError, "failed", error, error.Refused)
        {
            RefusedPages = Tracker.RefusedPages,
        });
    }

    public MemoryTracker Tracker { get; }

    /// <summary>The list that a property returns now.</summary>
    /// <param name="name">The type and the property.</param>
    public IEnumerable Read(string name)
    {
        var property = _instances.Keys.SelectMany(type => type.GetProperties())
            .SingleOrDefault(it => $"{it.DeclaringType!.Name}.{it.Name}" == name)
            ?? throw new InvalidOperationException($"{nameof(SharedLibrary)}: it has no {name}; add one");
        return (IEnumerable)property.GetValue(_instances[property.DeclaringType!])!;
    }

    /// <summary>Everything that the library counts.</summary>
    public List<object> Numbers() => [Tracker.Pool.Statistics, Tracker.Total, _heap.FreeBytes];

    /// <summary>Changes all of its state; returns everything that can be seen of it meanwhile.</summary>
    public string DoEverything()
    {
        List<string> seen = [];
        See(Tracker.MapMutable(new MemoryRange(Ram + 0x2000, Ram + 0x3000)).Error);
        See(Tracker.Shrink(new MemoryRange(MemoryMap.MainStart, Ram + 0x8000)).Error);
        See(Tracker.MapMmio(new MemoryRange(Mmio + 0x4000, Mmio + 0x4001)).Error);
        See(Tracker.Pool.Allocate(Layout.Create(4096, 16)).Error);
        See(Tracker.UnmapMmio().Error);
        See(Tracker.UnshareAll().Error);
        See(Tracker.UnshareAll().Error);
        See(Tracker.TryDispose().Error);
        return string.Join('\n', seen);

        void See(MemoryError? error)
        {
            seen.Add($"{error}");
            seen.Add(string.Join(' ', Numbers()));
            foreach (var list in new IEnumerable[] { Tracker.Regions, Tracker.MmioRegions, Tracker.RefusedPages })
                seen.Add(string.Join(' ', list.Cast<object>()));
        }
    }

    public void Dispose() => Tracker.Dispose();

    private void Add(object instance) => _instances.Add(instance.GetType(), instance);
}
