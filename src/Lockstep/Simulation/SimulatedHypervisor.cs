using Lockstep.Platforms;

namespace Lockstep.Simulation;

/// <summary>
/// Answers hypercalls: what the machine would do, then the fault plan, then the platform's quirks.
/// </summary>
/// <param name="machine">What it is.</param>
/// <param name="faults">Which calls fail.</param>
/// <param name="stage2">Who may reach which granule.</param>
/// <param name="guard">The MMIO guard.</param>
internal sealed class SimulatedHypervisor(Machine machine, FaultPlan faults, Stage2 stage2, MmioGuard guard)
{
    private readonly HypervisorDescription _hypervisor = Hypervisors.Of(machine.Hypervisor);

    /// <summary>Carries out a call, or not, and answers it.</summary>
    public HypercallEntry Call(Hypercall function, ulong argument)
    {
        var fault = PortOf(function) is { } port ? faults.Next(port) : null;
        if (fault is { Mode: FaultMode.Refused } refused)
            return new(function, argument, _hypervisor.Answer(function, refused.Code), TookEffect: false);

        var code = CarryOut(function, argument);
        var tookEffect = code == HypercallCode.Success && !OnlyInforms(function);
        return new(function, argument, _hypervisor.Answer(function, fault?.Code ?? code), tookEffect);
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
        // A guest that makes a call that there is not is told so, and the trace shows it.
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
