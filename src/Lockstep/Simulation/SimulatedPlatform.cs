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
    private readonly ulong _granule;
    private readonly List<Entry> _trace = [];
    private int _steps;

    /// <summary>Starts a machine.</summary>
    /// <param name="machine">The machine; its extents are not validated.</param>
    /// <param name="boots">Whether the guest boots; otherwise it is already enrolled in the MMIO guard.</param>
    public SimulatedPlatform(Machine machine, bool boots)
    {
        World = new World(machine);
        Guard = new MmioGuard(isEnrolled: !boots);
        _granule = machine.Granule;
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

    /// <summary>The writes of the guest in the current operation, in order.</summary>
    public IReadOnlyList<ByteRange> Touched => World.Touched;

    /// <summary>
    /// The limit on the steps of an operation: one per port call and memory access, plus one per whole page
    /// accessed.
    /// </summary>
    public int StepBudget { get; set; } = 1_000_000;

    /// <summary>Called after each entry of the trace takes effect, with its number from 1.</summary>
    public Action<int>? AfterEntry { get; set; }

    /// <summary>
    /// Receives the events of memory and the guard, in order and before <see cref="AfterEntry"/>: writes of the
    /// guest, sharing and unsharing, guard pages mapped and unmapped.
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
        int number;
        lock (_gate)
        {
            Spend(0);
            Counts.Add((Hypercall)function);
            entry = _hypervisor.Call((Hypercall)function, argument);
            number = Record(entry);
            if (entry.TookEffect && Observer is not null && EventOf(entry) is { } seen)
                Observer(seen);
        }

        AfterEntry?.Invoke(number);
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

    /// <inheritdoc/>
    public void Read(ulong address, Span<byte> destination)
    {
        lock (_gate)
        {
            Spend((ulong)destination.Length);
            World.Memory.Read(address, destination);
        }
    }

    /// <inheritdoc/>
    public void Write(ulong address, ReadOnlySpan<byte> source)
    {
        lock (_gate)
        {
            Spend((ulong)source.Length);
            World.GuestWrite(address, source);
            Observer?.Invoke(new Written(address, (ulong)source.Length, !source.ContainsAnyExcept((byte)0)));
        }
    }

    /// <inheritdoc/>
    public void Zero(MemoryRange range)
    {
        lock (_gate)
        {
            Spend(range.Size);
            Fill(range.Start, range.Size, 0);
        }
    }

    /// <inheritdoc/>
    public void Flush(MemoryRange range)
    {
        int number;
        lock (_gate)
        {
            Spend(0);
            number = Record(new FlushEntry(range.Start, range.Size));
        }

        AfterEntry?.Invoke(number);
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
        int number;
        lock (_gate)
        {
            Spend(0);
            var fault = _faults.Next(change);
            succeeded = fault is null;
            var tookEffect = fault is not { Mode: FaultMode.Refused };
            number = Record(new PageTableEntry(change, pages.Start, pages.End, succeeded, tookEffect));
        }

        AfterEntry?.Invoke(number);
        return succeeded;
    }

    private void Fill(ulong start, ulong size, byte value)
    {
        World.GuestFill(start, size, value);
        Observer?.Invoke(new Written(start, size, value == 0));
    }

    private int Record(Entry entry)
    {
        _trace.Add(entry);
        return _trace.Count;
    }

    private void Spend(ulong bytes)
    {
        // Counts pages too: a single call that clears 2^63 bytes would not terminate either.
        var steps = 1 + (bytes / SparseMemory.PageSize);
        if (steps > (ulong)Math.Max(0, StepBudget - _steps))
            throw new StepBudgetExceededException(StepBudget);
        _steps += (int)steps;
    }

    private SafetyEvent? EventOf(HypercallEntry entry) => entry.Function switch
    {
        Hypercall.MemShare => new Shared(entry.Argument, _granule),
        Hypercall.MemUnshare => new Unshared(entry.Argument, _granule),
        Hypercall.GuardMap => new GuardMapped(entry.Argument),
        Hypercall.GuardUnmap => new GuardUnmapped(entry.Argument),
        _ => null,
    };
}
