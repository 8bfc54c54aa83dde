using System.Collections.Immutable;

namespace Reference;

/// <summary>Steps of the simulated platform: the effects and results of its ports, and the trace.</summary>
internal sealed class PlatformModel(Machine machine, PlatformState now)
{
    private readonly ImmutableArray<Entry>.Builder _trace = ImmutableArray.CreateBuilder<Entry>(initialCapacity: 1);

    // One for the many calls of a step.
    private readonly Answer _ok = Answer.Ok;

    public PlatformState Now { get; private set; } = now;

    public bool IsGunyah => machine.Hypervisor == Hypervisor.Gunyah;

    public ulong MmioEnd => machine.MmioEnd;

    /// <summary>Every effect so far, in order.</summary>
    public EquatableArray<Entry> Trace => _trace.DrainToImmutable();

    public Answer Fill(ulong start, ulong size, byte value = 0)
    {
        _trace.Add(new FillEntry(start, size, value));
        return _ok;
    }

    /// <summary>Zeroes the memory that an allocation returned, if it succeeded.</summary>
    public Answer Zeroed(Answer taken, Shape shape)
    {
        if (taken.Value is { } address)
            Fill(address, shape.Size);
        return taken;
    }

    /// <summary>
    /// Copies a page at a time, each read before it is written: the host can act in between. A target that begins
    /// inside the source is copied from the end, as by memmove.
    /// </summary>
    public void Copy(ulong from, ulong to, ulong size)
    {
        var fromTheEnd = unchecked(to - from) < size;
        for (ulong done = 0, piece; done < size; done += piece)
        {
            piece = Math.Min(size - done, Ranges.Page);
            var offset = fromTheEnd ? size - done - piece : done;
            _trace.Add(new CopyEntry(from + offset, to + offset, piece));
        }
    }

    public void Flush(Extent range) => _trace.Add(new FlushEntry(range.Base, range.Size));

    /// <summary>Zeroes and flushes the whole heap.</summary>
    public void WipeHeap()
    {
        Fill(machine.Heap.Base, machine.Heap.Size);
        Flush(machine.Heap);
    }

    /// <summary>Changes the page table, which refuses only if the fault plan says so.</summary>
    public Answer PageTable(Port change, Extent pages)
    {
        var fault = NextFault(change);
        var done = fault?.Mode != FaultMode.Refused;
        _trace.Add(new PageTableEntry(change, pages.Base, pages.End, fault is null, done));
        return fault is null ? _ok : Answer.Fail(Error.FailedToMap);
    }

    /// <summary>An MMIO guard call; Gunyah has no guard and accepts every granule.</summary>
    public Answer Guard(Hypercall function, ulong granule = 0) =>
        !IsGunyah && Call(function, granule) is var code and not 0 ? Failed(function, code) : _ok;

    /// <summary>A query; the answer's value is the result.</summary>
    public Answer Ask(Hypercall function) =>
        Call(function) is var code && code >= 0 ? Answer.Address((ulong)code) : Failed(function, code);

    public Answer Failed(Hypercall function, long code)
    {
        var reason = code switch
        {
            -1 => FailureReason.NotSupported,
            -2 when machine.Hypervisor == Hypervisor.GenieZone => FailureReason.NotRequired,
            -3 => FailureReason.InvalidParameter,
            _ => FailureReason.Unknown,
        };
        return new() { Error = Error.Hypervisor, Hypercall = new(function, code, reason) };
    }

    /// <summary>Makes a hypercall. The trace gets the raw result, the caller the decoded one.</summary>
    public long Call(Hypercall function, ulong argument = 0)
    {
        var fault = NextFault(Port.MemInfo + (int)(function - Hypercall.MemInfo));
        var (code, done) = Refuses(fault, function, argument) ? (0, false) : CarryOut(function, argument);
        if (fault is not null && done && function == Hypercall.MemShare)
            Now = Now with { SharedInError = Now.SharedInError.Items.Add(argument) };
        code = fault?.Code ?? code;
        var raw = (machine.Hypervisor, function) switch
        {
            (Hypervisor.PkvmAndroid13, Hypercall.GuardMap) => 0x5A5A5A5A_00000000 | (uint)code,
            (Hypervisor.PkvmAndroid13, Hypercall.GuardUnmap) when code == 0 => -1,
            _ => code,
        };
        _trace.Add(new HypercallEntry(function, argument, raw, done));
        return code;
    }

    private Fault? NextFault(Port port)
    {
        // The calls of a port are counted until its last fault is over: then nobody asks for their number.
        var (call, next) = (Now.Calls[(int)port] + 1, default(Fault?));
        foreach (var fault in machine.Faults)
            if (fault.Port == port && call <= fault.Last)
                (Now, next) = (
                    Now with { Calls = Now.Calls.Items.SetItem((int)port, call) },
                    next ?? (fault.First <= call ? fault : null));
        return next;
    }

    // The guest has to believe a -3 about a granule whose MEM_SHARE returned an error, so that -3 is never a lie.
    private bool Refuses(Fault? fault, Hypercall function, ulong granule) =>
        fault is { Mode: FaultMode.Refused }
        && !(function == Hypercall.MemUnshare && fault is { Code: -3 } && Now.SharedInError.Items.Contains(granule));

    private (long Code, bool Done) CarryOut(Hypercall function, ulong argument)
    {
        if (function is Hypercall.MemInfo or Hypercall.GuardInfo)
            return ((long)(function == Hypercall.MemInfo ? machine.Granule : machine.GuardGranule), false);
        if (function == Hypercall.GuardMap && argument + machine.GuardUnit > Ranges.Firmware.Base)
            return (-3, false);
        if (function is not (Hypercall.MemShare or Hypercall.MemUnshare))
            return (0, true);

        // The platform returns -3 in other cases too, but no operation causes one: only whole granules are shared, and
        // mapped in the guard after enrolment.
        var (shares, granule) = (function == Hypercall.MemShare, new Interval(argument, argument + machine.Granule));
        if (Now.Shared.Overlaps(granule) == shares)
            return (-3, false);
        Now = Now with
        {
            Shared = shares ? Now.Shared.With(granule) : Now.Shared.Without(granule),
            SharedInError = Now.SharedInError.Items.Remove(argument),
        };
        return (0, true);
    }
}
