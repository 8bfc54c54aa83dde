using Lockstep.Formats;
using MemoryModel.Allocation;
using MemoryModel.Boot;
using MemoryModel.Sharing;
using MemoryModel.Tracking;
using static Lockstep.Subjects.Translation;

namespace Lockstep.Subjects;

/// <summary>The production code's firmware on a machine: heap, tracker, pool, HAL and boot.</summary>
internal sealed class ProductionMachine : ISubject
{
    private readonly FirmwareEnvironment _environment;
    private FirmwareBoot? _boot;
    private MemoryTracker? _tracker;
    private VirtioHal? _hal;

    public ProductionMachine(Machine machine, bool boots, SubjectPorts ports)
    {
        var heap = GuestHeap.Create(ToRange(machine.Heap), ports.Memory).Value;
        var hypervisor = ToHypervisor(machine.Hypervisor, ports.Hypercalls);
        _environment = new FirmwareEnvironment(hypervisor, ports.PageTable, ports.Memory, heap);
        if (boots)
            return;
        _tracker = MemoryTracker.Create(ToRange(machine.Memory), _environment).Value;
        _hal = new VirtioHal(_tracker.Pool, ports.Memory, ToRange(machine.Bar));
    }

    /// <inheritdoc/>
    public Answer Execute(Command command) => command switch
    {
        HeapAllocate allocate => ToAnswer(_environment.Heap.Allocate(ToLayout(allocate.Shape))),
        HeapFree { As: { } shape } free => ToAnswer(_environment.Heap.Free(free.Buffer.Value, ToLayout(shape))),
        Boot boot when _boot is null => Start(boot),
        _ when _tracker is null => Answer.Idle,
        EnterPayload => _boot is null ? Answer.Idle : ToAnswer(_boot.EnterPayload().Failure),
        FailBoot fail => _boot is null ? Answer.Idle : ToAnswer(_boot.Fail(ToReason(fail.Reason))),
        _ => ExecuteOnPool(command, _tracker, _hal!) ?? ExecuteOnTracker(command, _tracker) ?? Answer.Idle,
    };

    /// <inheritdoc/>
    public View Observe()
    {
        var heapFree = _environment.Heap.FreeBytes;
        if (_tracker is null)
            return new View(default, heapFree, default, [], [], []);
        var pool = _tracker.Pool.Statistics;
        return new View(
            new Statistics(pool.User, pool.Allocated, pool.Total, pool.Shared, pool.Quarantined),
            heapFree,
            ToExtent(_tracker.Total),
            [.. _tracker.Regions.Select(region => new Region(ToExtent(region.Range), region.IsMutable))],
            [.. _tracker.MmioRegions.Select(ToExtent)],
            [.. _tracker.RefusedPages]);
    }

    private static Answer? ExecuteOnPool(Command command, MemoryTracker tracker, VirtioHal hal) => command switch
    {
        Allocate allocate => ToAnswer(tracker.Pool.Allocate(ToLayout(allocate.Shape))),
        Free { As: { } shape } free => ToAnswer(tracker.Pool.Free(free.Buffer.Value, ToLayout(shape))),
        Refill refill => ToAnswer(tracker.Pool.Refill(ToLayout(refill.Shape))),
        DmaAllocate allocate => ToAnswer(hal.DmaAllocate(allocate.Pages)),
        DmaFree { Pages: { } pages } free => ToAnswer(hal.DmaFree(free.Buffer.Value, pages)),
        Share share => ToAnswer(hal.Share(share.Buffer.Value, share.Bytes, ToDirection(share.Direction))),
        Unshare { Buffer: { } buffer, Bytes: { } bytes, Direction: { } direction } unshare =>
            ToAnswer(hal.Unshare(unshare.Bounce.Value, buffer.Value, bytes, ToDirection(direction))),
        MmioAddress address => ToAnswer(hal.MmioAddress(ToRange(address.Area))),
        _ => null,
    };

    private static Answer? ExecuteOnTracker(Command command, MemoryTracker tracker) => command switch
    {
        InitDynamicPool => ToAnswer(tracker.InitialiseDynamicPool()),
        InitStaticPool pool => ToAnswer(tracker.InitialiseStaticPool(ToRange(pool.Area))),
        UnshareAll => ToAnswer(tracker.UnshareAll()),
        Shrink shrink => ToAnswer(tracker.Shrink(ToRange(shrink.Area))),
        MapReadOnly map => ToAnswer(tracker.MapReadOnly(ToRange(map.Area))),
        MapMutable map => ToAnswer(tracker.MapMutable(ToRange(map.Area))),
        MapMmio map => ToAnswer(tracker.MapMmio(ToRange(map.Area))),
        UnmapMmio => ToAnswer(tracker.UnmapMmio()),
        Dispose => ToAnswer(tracker.TryDispose()),
        _ => null,
    };

    private Answer Start(Boot command)
    {
        var started = FirmwareBoot.Start(_environment, ToFacts(command.Facts));
        if (!started.IsOk)
            return ToAnswer(started.Failure);
        _boot = started.Boot;
        _tracker = _boot.Tracker;
        _hal = _boot.Hal;
        return Answer.Ok;
    }
}
