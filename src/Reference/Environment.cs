using System.Collections.Immutable;

namespace Reference;

/// <summary>The simulated platform: what its ports do and answer, and the trace of them.</summary>
public sealed partial record State
{
    internal ImmutableArray<Entry>.Builder Trace = ImmutableArray.CreateBuilder<Entry>();

    private Machine Machine => (Machine)Platform;

    private bool IsGunyah => Machine.Hypervisor == Hypervisor.Gunyah;

    internal Answer Fill(ulong start, ulong size, byte value = 0)
    {
        Trace.Add(new FillEntry(start, size, value));
        return Answer.Ok;
    }

    private void Flush(Extent range) => Trace.Add(new FlushEntry(range.Base, range.Size));

    /// <summary>Changes the page table, which refuses only where the fault plan says so.</summary>
    private Answer PageTable(Port change, Extent pages)
    {
        var fault = NextFault(change);
        var done = fault?.Mode != FaultMode.Refused;
        Trace.Add(new PageTableEntry(change, pages.Base, pages.End, fault is null, done));
        return Answer.Fail(fault is null ? Error.None : Error.FailedToMap);
    }

    /// <summary>A guard call; Gunyah has no guard and takes every page.</summary>
    private Answer Guard(Hypercall function, ulong page = 0) =>
        IsGunyah ? Answer.Ok
        : Call(function, page) is var code and not 0 ? Failed(function, code)
        : Answer.Ok;

    /// <summary>A call that informs; the answer's value is what it says.</summary>
    private Answer Ask(Hypercall function) =>
        Call(function) is var code && code >= 0 ? Answer.Address((ulong)code) : Failed(function, code);

    private Answer Failed(Hypercall function, long code)
    {
        var reason = code switch
        {
            -1 => FailureReason.NotSupported,
            -2 when Machine.Hypervisor == Hypervisor.GenieZone => FailureReason.NotRequired,
            -3 => FailureReason.InvalidParameter,
            _ => FailureReason.Unknown,
        };
        return new() { Error = Error.Hypervisor, Hypercall = new(function, code, reason) };
    }

    /// <summary>Makes a hypercall: the trace has the raw answer, the caller what it means.</summary>
    private long Call(Hypercall function, ulong argument = 0)
    {
        var fault = NextFault(Port.MemInfo + (int)(function - Hypercall.MemInfo));
        var (code, done) = fault?.Mode == FaultMode.Refused ? (0, false) : CarryOut(function, argument);
        code = fault?.Code ?? code;
        var raw = (Machine.Hypervisor, function) switch
        {
            (Hypervisor.PkvmAndroid13, Hypercall.GuardMap) => 0x5A5A5A5A_00000000 | (uint)code,
            (Hypervisor.PkvmAndroid13, Hypercall.GuardUnmap) when code == 0 => -1,
            _ => code,
        };
        Trace.Add(new HypercallEntry(function, argument, raw, done));
        return code;
    }

    private Fault? NextFault(Port port)
    {
        var call = Calls[(int)port] + 1;
        Calls = Calls.SetItem((int)port, call);
        foreach (var fault in Machine.Faults)
            if (fault.Port == port && fault.First <= call && call <= fault.Last)
                return fault;
        return null;
    }

    private (long Code, bool Done) CarryOut(Hypercall function, ulong argument)
    {
        if (function is Hypercall.MemInfo or Hypercall.GuardInfo)
            return ((long)(function == Hypercall.MemInfo ? Machine.Granule : Machine.GuardGranule), false);
        var before = Shared;
        if (function == Hypercall.MemShare)
            Shared = Shared.Add(argument);
        if (function == Hypercall.MemUnshare)
            Shared = Shared.Remove(argument);

        // The platform answers -3 in other cases too, and no operation causes one: what is shared is whole granules of
        // the heap, what is mapped in the guard lies below the firmware and comes after the enrolment.
        var done = function is not (Hypercall.MemShare or Hypercall.MemUnshare) || Shared.Count != before.Count;
        return (done ? 0 : -3, done);
    }
}
