using FsCheck;
using FsCheck.Fluent;
using MemoryModel.Tracking;
using RebootReason = MemoryModel.Boot.RebootReason;

namespace Properties.Promises;

/// <summary>
/// Promise 8 for a boot that the caller leaves by a return or an exception: disposal tears it down like a failed boot,
/// once, in any state and under any fault.
/// </summary>
public sealed class AbandonedBoots
{
    private static readonly string[] Ends = ["enter-payload", "fail", "dispose"];

    public static TheoryData<string> Ways => [.. Ends];

    [Property(Arbitrary = [typeof(AbandonedBoots)], MaxTest = 150)]
    public void Dispose_of_an_abandoned_boot_leaves_nothing_shared_or_mapped(Session session)
    {
        var boot = Run(session);
        if (!boot.Started.IsOk)
            return;

        boot.Boot.Dispose();

        var refused = session.Fault is { Mode: FaultMode.Refused } fault ? fault.Port : (Port?)null;
        if (refused != Port.MemUnshare)
            Assert.Empty(boot.Platform.World.Host.Shared);
        if (refused != Port.GuardUnmap)
            Assert.Empty(boot.Platform.Guard.Granules);
    }

    [Property(Arbitrary = [typeof(AbandonedBoots)], MaxTest = 150)]
    public void Dispose_makes_the_port_calls_of_a_failed_boot(Session session)
    {
        var (disposed, failed) = (Run(session), Run(session));
        if (!disposed.Started.IsOk)
            return;

        Assert.Equal(
            failed.Traced(() => failed.Boot.Fail(RebootReason.InternalError)), disposed.Traced(disposed.Boot.Dispose));
    }

    [Property(Arbitrary = [typeof(AbandonedBoots)], MaxTest = 150)]
    public void Ended_boot_makes_no_further_port_call(Session session)
    {
        var boot = Run(session);
        if (!boot.Started.IsOk)
            return;
        boot.Boot.Dispose();

        Assert.All(BootFixture.Actions, actions => Assert.Empty(boot.Traced(() => actions.Value(boot))));
        Assert.Equal(ErrorKind.Disposed, boot.Boot.EnterPayload().Failure?.Cause?.Kind);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Healthy_boot_ends_with_everything_private(string end)
    {
        var boot = Run(new Session(["dma-alloc", "share", "map-mmio"], null));
        Assert.NotEmpty(boot.Platform.World.Host.Shared);
        Assert.NotEmpty(boot.Platform.Guard.Granules);

        BootFixture.Actions[end](boot);
        boot.Boot.Dispose();

        Assert.Empty(boot.Platform.World.Host.Shared);
        Assert.Empty(boot.Platform.Guard.Granules);
    }

    [Fact]
    public void Failed_boot_tells_what_stays_mapped_and_shared()
    {
        var refusesGuard = new Fault(Port.GuardUnmap, 1, 1000, FaultMode.Refused, -5);
        var boot = new BootFixture(MachineDefaults.Machine with { Faults = [refusesGuard] });
        BootFixture.Actions["map-mmio"](boot);

        var failure = boot.Boot.Fail(RebootReason.InvalidRamdisk);

        Assert.NotEmpty(failure.RefusedPages);
        // The console stays for the caller's last words.
        Assert.Equal(
            boot.Platform.Guard.Granules.Where(page => page != MemoryMap.UartPage).Order(),
            failure.RefusedPages.Order());
    }

    [Fact]
    public void Ended_boot_that_left_nothing_mapped_tells_no_pages()
    {
        var boot = new BootFixture(MachineDefaults.Machine).Boot;
        boot.Dispose();

        Assert.Empty(boot.EnterPayload().Failure!.RefusedPages);
    }

    [Fact]
    public void Boot_of_a_failed_start_throws_its_reason()
    {
        var boot = Run(new Session([], new Fault(Port.GuardEnroll, 1, 1, FaultMode.Refused, -1)));

        var thrown = Assert.Throws<InvalidOperationException>(() => boot.Boot);

        Assert.Equal($"{boot.Started.Failure}", thrown.Message);
    }

    public static Arbitrary<Session> Sessions() => Arb.From(
        from actions in Gen.ListOf(Gen.Elements(BootFixture.Actions.Keys.ToArray()))
        from fault in Gen.OneOf(Gen.Constant<Fault?>(null), Faults.Select(fault => (Fault?)fault))
        select new Session([.. actions.Take(8)], fault));

    private static Gen<Fault> Faults =>
        from port in Gen.Elements(Enum.GetValues<Port>())
        from first in Gen.Choose(1, 12)
        from more in Gen.Elements(0, 0, 3, 1000)
        from mode in Gen.Elements(Enum.GetValues<FaultMode>())
        let fault = new Fault(port, first, first + more, mode, port >= Port.MapReadOnly ? 0 : -5)
        where fault.Problem(Hypervisor.Pkvm) is null
        select fault;

    private static BootFixture Run(Session session)
    {
        var boot = new BootFixture(MachineDefaults.Machine with { Faults = session.Fault is { } fault ? [fault] : [] });
        if (boot.Started.IsOk)
            session.Actions.ToList().ForEach(actions => BootFixture.Actions[actions](boot));
        return boot;
    }

    /// <summary>The actions of a caller, and a planned fault.</summary>
    public sealed record Session(IReadOnlyList<string> Actions, Fault? Fault)
    {
        public override string ToString() => $"{string.Join("; ", Actions)}; {Fault}";
    }
}
