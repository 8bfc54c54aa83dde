using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Lockstep.Platforms;
using MemoryModel;
using RebootReason = MemoryModel.Boot.RebootReason;

namespace Properties.Promises;

/// <summary>
/// Promise 8 for a boot that the caller's work left by an exception or a return: disposing of it tears down as a failed
/// boot does, once, in whatever state it is, and whatever the environment refuses.
/// </summary>
public sealed class BootsNobodyEnds
{
    private static readonly string[] Ends = ["enter-payload", "fail", "dispose"];

    public static TheoryData<string> Ways => [.. Ends];

    [Property(Arbitrary = [typeof(BootsNobodyEnds)], MaxTest = 150)]
    public void Dispose_leaves_nothing_shared_and_nothing_mapped(Life life)
    {
        var boot = Lived(life);
        if (!boot.Started.IsOk)
            return;

        boot.Boot.Dispose();

        var refused = life.Fault is { Mode: FaultMode.Refused } fault ? fault.Port : (Port?)null;
        if (refused != Port.MemUnshare)
            Assert.Empty(boot.Platform.World.Host.Shared);

        // A caller who disposes of the tracker itself keeps its MMIO mapped.
        if (refused != Port.GuardUnmap && !life.Work.Contains("dispose-tracker"))
            Assert.Empty(boot.Platform.Guard.Pages);
    }

    [Property(Arbitrary = [typeof(BootsNobodyEnds)], MaxTest = 150)]
    public void Dispose_tears_down_as_a_failed_boot_does(Life life)
    {
        var (disposed, failed) = (Lived(life), Lived(life));
        if (!disposed.Started.IsOk)
            return;

        Assert.Equal(
            failed.Traced(() => failed.Boot.Fail(RebootReason.InternalError)), disposed.Traced(disposed.Boot.Dispose));
    }

    [Property(Arbitrary = [typeof(BootsNobodyEnds)], MaxTest = 150)]
    public void Boot_that_has_ended_makes_no_further_call(Life life)
    {
        var boot = Lived(life);
        if (!boot.Started.IsOk)
            return;
        boot.Boot.Dispose();

        Assert.All(BootsInUse.Work, work => Assert.Empty(boot.Traced(() => work.Value(boot))));
        Assert.Equal(ErrorKind.Disposed, boot.Boot.EnterPayload().Failure?.Cause?.Kind);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Healthy_boot_ends_with_everything_private(string end)
    {
        var boot = Lived(new Life(["dma-alloc", "share", "map-mmio"], null));
        Assert.NotEmpty(boot.Platform.World.Host.Shared);
        Assert.NotEmpty(boot.Platform.Guard.Pages);

        BootsInUse.Work[end](boot);
        boot.Boot.Dispose();

        Assert.Empty(boot.Platform.World.Host.Shared);
        Assert.Empty(boot.Platform.Guard.Pages);
    }

    [Fact]
    public void Failed_boot_throws_its_reason_where_a_boot_is_asked_for()
    {
        var boot = Lived(new Life([], new Fault(Port.GuardEnroll, 1, 1, FaultMode.Refused, -1)));

        var thrown = Assert.Throws<InvalidOperationException>(() => boot.Boot);

        Assert.Equal($"{boot.Started.Failure}", thrown.Message);
    }

    public static Arbitrary<Life> Lives() => Arb.From(
        from work in Gen.ListOf(Gen.Elements(BootsInUse.Work.Keys.ToArray()))
        from fault in Gen.OneOf(Gen.Constant<Fault?>(null), Faults.Select(fault => (Fault?)fault))
        select new Life([.. work.Take(8)], fault));

    private static Gen<Fault> Faults =>
        from port in Gen.Elements(Enum.GetValues<Port>())
        from first in Gen.Choose(1, 12)
        from more in Gen.Elements(0, 0, 3, 1000)
        from mode in Gen.Elements(Enum.GetValues<FaultMode>())
        let fault = new Fault(port, first, first + more, mode, port >= Port.MapReadOnly ? 0 : -5)
        where fault.Problem(Hypervisor.Pkvm) is null
        select fault;

    private static BootsInUse Lived(Life life)
    {
        var boot = new BootsInUse(MachineDefaults.Machine with { Faults = life.Fault is { } fault ? [fault] : [] });
        if (boot.Started.IsOk)
            life.Work.ToList().ForEach(work => BootsInUse.Work[work](boot));
        return boot;
    }

    /// <summary>What the caller's work does, and what goes wrong.</summary>
    public sealed record Life(IReadOnlyList<string> Work, Fault? Fault)
    {
        public override string ToString() => $"{string.Join("; ", Work)}; {Fault}";
    }
}
