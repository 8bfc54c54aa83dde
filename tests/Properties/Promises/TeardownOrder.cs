using Lockstep.Platforms;

namespace Properties.Promises;

/// <summary>
/// Promise 8 where several steps of a boot's end fail: the first is the cause, and none that follows is skipped.
/// </summary>
public sealed class TeardownOrder
{
    private const ulong MmioPages = 32;

    public static TheoryData<bool, bool, bool> Failing => [.. Enumerable.Range(0, 8).Select(set =>
        new TheoryDataRow<bool, bool, bool>((set & 1) != 0, (set & 2) != 0, (set & 4) != 0))];

    [Theory]
    [MemberData(nameof(Failing))]
    public void The_payload_is_kept_out_by_the_first(bool mmio, bool sharing, bool console)
    {
        var rig = Booted(mmio, sharing, console);

        var answer = rig.Do(new EnterPayload());

        var first = mmio ? Error.FailedToMap : sharing ? Error.Quarantined : console ? Error.Hypervisor : Error.None;
        Assert.Equal(first, answer.Error);
        Assert.Equal(first == Error.None ? RebootReason.None : RebootReason.InternalError, answer.Reboot);
        MustHaveDoneAll(rig, answer, sharing, console);
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public void Work_that_failed_stays_the_reason(bool mmio, bool sharing, bool console)
    {
        var rig = Booted(mmio, sharing, console);

        var answer = rig.Do(new FailBoot(RebootReason.InvalidRamdisk));

        Assert.Equal((RebootReason.InvalidRamdisk, Error.None), (answer.Reboot, answer.Error));
        MustHaveDoneAll(rig, answer, sharing, console);
    }

    private static void MustHaveDoneAll(Rig rig, Answer answer, bool sharing, bool console)
    {
        Assert.Equal(sharing ? 1 : 0, answer.Refusals.Length);
        Assert.Equal(console ? 1 : 0, rig.Platform.Guard.Pages.Count);
        Assert.Empty(rig.Shared);
        Assert.Equal(Error.Disposed, rig.Do(new UnshareAll()).Error);
    }

    /// <summary>Each of the three fails once; what disposing tries again then succeeds.</summary>
    private static Rig Booted(bool mmio, bool sharing, bool console)
    {
        const int consoleCall = (int)MmioPages + 1;
        Fault[] faults =
        [
            .. mmio ? [new Fault(Port.Unmap, 1, 1, FaultMode.Refused, 0)] : Array.Empty<Fault>(),
            .. sharing ? [new Fault(Port.MemUnshare, 1, 1, FaultMode.Refused, -1)] : Array.Empty<Fault>(),
            .. console
                ? [new Fault(Port.GuardUnmap, consoleCall, consoleCall, FaultMode.Refused, -5)]
                : Array.Empty<Fault>(),
        ];
        var machine = MachineDefaults.For(Hypervisor.Pkvm) with { Faults = [.. faults] };
        var facts = MachineDefaults.FactsFor(machine);
        Assert.Equal(MmioPages * MachineDefaults.Page, facts.PciConfig.Second + facts.Bar.Second);
        var rig = new Rig(machine, boots: true);
        rig.Must(new Boot(facts));
        rig.Must(new DmaAllocate(0, 1));
        return rig;
    }
}
