namespace Properties.Promises;

/// <summary>
/// Promise 8 if several teardown steps fail: the first is the cause, and none that follows is skipped.
/// </summary>
public sealed class TeardownOrder
{
    private const ulong MmioPages = 32;

    public static TheoryData<bool, bool, bool> Failing => [.. Enumerable.Range(0, 8).Select(set =>
        new TheoryDataRow<bool, bool, bool>((set & 1) != 0, (set & 2) != 0, (set & 4) != 0))];

    [Theory]
    [MemberData(nameof(Failing))]
    public void Payload_entry_fails_with_the_first_teardown_error(bool mmio, bool sharing, bool console)
    {
        var rig = Booted(mmio, sharing, console);

        var answer = rig.Do(new EnterPayload());

        var first = mmio ? Error.FailedToMap : sharing ? Error.Quarantined : console ? Error.Hypervisor : Error.None;
        Assert.Equal(first, answer.Error);
        Assert.Equal(first == Error.None ? RebootReason.None : RebootReason.InternalError, answer.Reboot);
        AssertTornDown(rig, answer, sharing, console);
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public void Failed_boot_keeps_its_reason_if_teardown_fails_too(bool mmio, bool sharing, bool console)
    {
        var rig = Booted(mmio, sharing, console);

        var answer = rig.Do(new FailBoot(RebootReason.InvalidRamdisk));

        Assert.Equal((RebootReason.InvalidRamdisk, Error.None), (answer.Reboot, answer.Error));
        AssertTornDown(rig, answer, sharing, console);
    }

    private static void AssertTornDown(Rig rig, Answer answer, bool sharing, bool console)
    {
        Assert.Equal(sharing ? 1 : 0, answer.Refusals.Length);
        Assert.Equal(console ? 1 : 0, rig.Platform.Guard.Granules.Count);
        Assert.Empty(rig.Shared);
        Assert.Equal(Error.Disposed, rig.Do(new UnshareAll()).Error);
    }

    /// <summary>Each of the three steps fails once; the retry during disposal succeeds.</summary>
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
