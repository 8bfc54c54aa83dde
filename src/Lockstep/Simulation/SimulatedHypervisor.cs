using Lockstep.Platforms;

namespace Lockstep.Simulation;

/// <summary>
/// Handles hypercalls: the behaviour of the machine, then the fault plan, then the quirks of the platform.
/// </summary>
/// <param name="machine">The machine.</param>
/// <param name="faults">The fault plan.</param>
/// <param name="stage2">The stage-2 table.</param>
/// <param name="guard">The MMIO guard.</param>
internal sealed class SimulatedHypervisor(Machine machine, FaultPlan faults, Stage2 stage2, MmioGuard guard)
{
    private readonly HypervisorDescription _hypervisor = Hypervisors.Of(machine.Hypervisor);
    private readonly HashSet<ulong> _sharedInError = [];

    /// <summary>Handles a call and returns its trace entry.</summary>
    public HypercallEntry Call(Hypercall function, ulong argument)
    {
        var fault = PortOf(function) is { } port ? faults.Next(port) : null;
        if (fault is { Mode: FaultMode.Refused } refused && !MustBeTrue(refused, argument))
            return new(function, argument, Answer(function, refused.Code, isFault: true), TookEffect: false);

        var code = CarryOut(function, argument);
        var tookEffect = code == HypercallCode.Success && !OnlyInforms(function);
        if (function == Hypercall.MemShare && tookEffect && fault is { Code: not HypercallCode.Success })
            _sharedInError.Add(argument);
        else if (function == Hypercall.MemUnshare && tookEffect)
            _sharedInError.Remove(argument);
        return new(function, argument, Answer(function, fault?.Code ?? code, isFault: fault is not null), tookEffect);
    }

    /// <summary>
    /// Whether a refusal tells the guest that a granule is private whose MEM_SHARE returned an error. The guest has no
    /// other way to know, so the call is carried out: a hypervisor that lies here cannot be guarded against.
    /// </summary>
    // docs/assumptions.md: failed-share-is-taken-back
    private bool MustBeTrue(Fault refused, ulong granule) =>
        refused is { Port: Port.MemUnshare, Code: HypercallCode.InvalidParameter } && _sharedInError.Contains(granule);

    // A hostile hypervisor returns what the plan says, whatever its documentation says.
    private long Answer(Hypercall function, long code, bool isFault)
    {
        var answer = isFault && machine.IsHostile ? code : _hypervisor.Answer(function, code);
        if (function == Hypercall.MemInfo && answer >= 0)
            stage2.Tell((ulong)answer);
        return answer;
    }

    private static bool OnlyInforms(Hypercall function) =>
        function is Hypercall.MemInfo or Hypercall.GuardInfo;

    private static Port? PortOf(Hypercall function) => function switch
    {
        Hypercall.MemInfo => Port.MemInfo,
        Hypercall.MemShare => Port.MemShare,
        Hypercall.MemUnshare => Port.MemUnshare,
        Hypercall.GuardInfo => Port.GuardInfo,
        Hypercall.GuardEnroll => Port.GuardEnroll,
        Hypercall.GuardMap => Port.GuardMap,
        Hypercall.GuardUnmap => Port.GuardUnmap,
        _ => null,
    };

    private long CarryOut(Hypercall function, ulong argument) => function switch
    {
        // A hypervisor without sharing has no calls; the trace shows the attempt.
        _ when !_hypervisor.SharesOnDemand => HypercallCode.NotSupported,
        Hypercall.MemInfo => (long)machine.Granule,
        Hypercall.MemShare => stage2.Share(argument),
        Hypercall.MemUnshare => stage2.Unshare(argument),
        Hypercall.GuardInfo => (long)machine.GuardGranule,
        Hypercall.GuardEnroll => guard.Enroll(),
        Hypercall.GuardMap => guard.Map(argument),
        Hypercall.GuardUnmap => guard.Unmap(argument),
        _ => HypercallCode.NotSupported,
    };
}
