using Lockstep.Safety;
using MemoryModel;
using MemoryModel.Ports;

namespace Lockstep.Simulation;

/// <summary>
/// The environment of the production code: a hypervisor, a page table and guest RAM, with fault injection. It is
/// deterministic. The ports are thread-safe; the trace has the calls in the order in which they took effect.
/// </summary>
public sealed class SimulatedPlatform : IHypercalls, IPageTable, IGuestMemory
{
    private readonly Lock _gate = new();
    private readonly FaultPlan _faults;
    private readonly SimulatedHypervisor _hypervisor;
    private readonly List<Entry> _trace = [];
    private int _steps;

    /// <summary>Starts a machine.</summary>
    /// <param name="machine">The machine; its extents are not validated.</param>
    /// <param name="boots">Whether the guest boots; otherwise it is already enrolled in the MMIO guard.</param>
    public SimulatedPlatform(Machine machine, bool boots)
    {
        World = new World(machine);
        // docs/assumptions.md: enrolled-without-boot
        Guard = new MmioGuard(machine.GuardUnit, isEnrolled: !boots);
        _faults = new FaultPlan(machine.Faults);
        _hypervisor = new SimulatedHypervisor(machine, _faults, new Stage2(machine, World.Host), Guard);
    }

    /// <summary>Guest RAM and what the host sees of it.</summary>
    public World World { get; }

    /// <summary>The MMIO guard.</summary>
    public MmioGuard Guard { get; }

    /// <summary>Hypercalls made since the start.</summary>
    public HypercallCounts Counts { get; } = new();

    /// <summary>
    /// The port calls of the current operation, in order, without memory accesses.
    /// </summary>
    public IReadOnlyList<Entry> Trace => _trace;

    /// <summary><see cref="Trace"/> for the judge, which reads it after each operation.</summary>
    internal List<Entry> Entries => _trace;

    /// <summary>The writes of the guest in the current operation, in order.</summary>
    public IReadOnlyList<ByteRange> Touched => World.Touched;

    /// <summary>
    /// The limit on the steps of an operation: one per port call and memory access, plus one per whole page
    /// accessed.
    /// </summary>
    public int StepBudget { get; set; } = 1_000_000;

    /// <summary>
    /// Called at each instant at which the host can act: right after each entry of the trace took effect, and right
    /// after each access of the firmware to memory that the host sees. Without a lock: the host may use the platform.
    /// </summary>
    public Action<Instant>? AtInstant { get; set; }

    /// <summary>
    /// Receives the events of memory and the guard, in order and before <see cref="AtInstant"/>: reads, writes and
    /// flushes of the guest, sharing and unsharing, guard granules mapped and unmapped.
    /// </summary>
    public Action<SafetyEvent>? Observer { get; set; }

    /// <summary>
    /// Begins an operation: resets its trace, touched ranges and steps.
    /// </summary>
    public void BeginOperation()
    {
        _trace.Clear();
        _steps = 0;
        World.BeginOperation();
    }

    /// <inheritdoc/>
    public long Call(HypercallFunction function, ulong argument)
    {
        HypercallEntry entry;
        Instant instant;
        lock (_gate)
        {
            Spend(0);
            Counts.Add((Hypercall)function);
            var size = World.Host.SizeOf(argument);
            entry = _hypervisor.Call((Hypercall)function, argument);
            instant = Record(entry);
            if (Observer is not null)
                Report(entry, size, Observer);
        }

        Pass(instant);
        return entry.Result;
    }

    /// <inheritdoc/>
    public bool MapReadOnly(MemoryRange pages) => Change(Port.MapReadOnly, pages);

    /// <inheritdoc/>
    public bool MapMutable(MemoryRange pages) => Change(Port.MapMutable, pages);

    /// <inheritdoc/>
    public bool MapDevice(MemoryRange page) => Change(Port.MapDevice, page);

    /// <inheritdoc/>
    public bool Unmap(MemoryRange pages) => Change(Port.Unmap, pages);

    // docs/assumptions.md: memory-never-fails

    /// <inheritdoc/>
    public void Read(ulong address, Span<byte> destination)
    {
        Instant? instant;
        lock (_gate)
        {
            Spend((ulong)destination.Length);
            instant = World.GuestRead(address, destination);
            Observer?.Invoke(new Fetched(address, (ulong)destination.Length));
        }

        Pass(instant);
    }

    /// <inheritdoc/>
    public void Write(ulong address, ReadOnlySpan<byte> source)
    {
        Instant? instant;
        lock (_gate)
        {
            Spend((ulong)source.Length);
            instant = World.GuestWrite(address, source);
            Observer?.Invoke(new Written(address, (ulong)source.Length, !source.ContainsAnyExcept((byte)0)));
        }

        Pass(instant);
    }

    /// <inheritdoc/>
    public void Zero(MemoryRange range)
    {
        Instant? instant;
        lock (_gate)
        {
            Spend(range.Size);
            instant = Fill(range.Start, range.Size, 0);
        }

        Pass(instant);
    }

    /// <inheritdoc/>
    public void Flush(MemoryRange range)
    {
        Instant instant;
        lock (_gate)
        {
            Spend(0);
            instant = Record(new FlushEntry(range.Start, range.Size));
            Observer?.Invoke(new Flushed(range.Start, range.Size));
        }

        Pass(instant);
    }

    /// <summary>The guest's driver fills a range: not a port call, and outside the step budget.</summary>
    /// <param name="start">The first address.</param>
    /// <param name="size">Bytes; the range wraps at 2^64.</param>
    /// <param name="value">The value of each byte.</param>
    public void GuestFill(ulong start, ulong size, byte value)
    {
        lock (_gate)
            Fill(start, size, value);
    }

    /// <inheritdoc cref="World.HostRead"/>
    public byte[]? HostRead(ulong start, ulong size)
    {
        lock (_gate)
            return World.HostRead(start, size);
    }

    /// <inheritdoc cref="World.HostWrite"/>
    public ulong HostWrite(ulong start, ulong size, byte value)
    {
        lock (_gate)
            return World.HostWrite(start, size, value);
    }

    private bool Change(Port change, MemoryRange pages)
    {
        bool succeeded;
        Instant instant;
        lock (_gate)
        {
            Spend(0);
            var fault = _faults.Next(change);
            succeeded = fault is null;
            var tookEffect = fault is not { Mode: FaultMode.Refused };
            instant = Record(new PageTableEntry(change, pages.Start, pages.End, succeeded, tookEffect));
        }

        Pass(instant);
        return succeeded;
    }

    private Instant? Fill(ulong start, ulong size, byte value)
    {
        var instant = World.GuestFill(start, size, value);
        Observer?.Invoke(new Written(start, size, value == 0));
        return instant;
    }

    private Instant Record(Entry entry)
    {
        _trace.Add(entry);
        return new Instant(Moment.Entry, _trace.Count);
    }

    private void Pass(Instant? instant)
    {
        if (instant is { } reached)
            AtInstant?.Invoke(reached);
    }

    private void Spend(ulong bytes)
    {
        // Counts pages too: a single call that clears 2^63 bytes would not terminate either.
        var steps = 1 + (bytes / SparseMemory.PageSize);
        if (steps > (ulong)Math.Max(0, StepBudget - _steps))
            throw new StepBudgetExceededException(StepBudget);
        _steps += (int)steps;
    }

    private static void Report(HypercallEntry entry, ulong size, Action<SafetyEvent> observer)
    {
        if (EventOf(entry, size) is { } seen)
            observer(seen);
        if (entry is { Function: Hypercall.MemShare, Result: not HypercallCode.Success })
            observer(new ShareFailed(entry.Argument, size));
    }

    // A granule counts as shared, or as private, once the guest was told so, whatever the hypervisor did.
    private static SafetyEvent? EventOf(HypercallEntry entry, ulong size) => entry switch
    {
        { Function: Hypercall.MemShare } when entry.TookEffect || entry.Result == HypercallCode.Success =>
            new Shared(entry.Argument, size),
        { Function: Hypercall.MemUnshare } when entry.TookEffect || entry.Result == HypercallCode.Success =>
            new Unshared(entry.Argument, size),
        { Function: Hypercall.GuardMap, TookEffect: true } => new GuardMapped(entry.Argument),
        { Function: Hypercall.GuardUnmap, TookEffect: true } => new GuardUnmapped(entry.Argument),
        _ => null,
    };
}
