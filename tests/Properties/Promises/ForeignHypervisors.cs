using Lockstep.Simulation;
using MemoryModel.Allocation;
using MemoryModel.Hypervisors;

namespace Properties.Promises;

/// <summary>
/// Promise 7 for hypervisors that a caller implements: a refusal without a hypercall result counts as a refusal.
/// </summary>
public sealed class ForeignHypervisors
{
    [Fact]
    public void Refused_unshare_without_details_is_reported_and_quarantined()
    {
        var library = new LibraryFixture(calls => new NeverUnshares(new KvmHypervisor(calls))).Use();
        var shared = library.Platform.World.Host.Shared.Order().ToArray();

        var refused = library.Tracker.UnshareAll().Error;

        Assert.Equal(ErrorKind.Quarantined, refused?.Kind);
        Assert.Equal(shared, refused!.Refused.Select(granule => granule.Address));
        Assert.All(refused.Refused, granule => Assert.Equal(0, granule.Code));
        Assert.Equal(4096UL, library.Tracker.Pool.Statistics.Quarantined);
    }

    [Fact]
    public void Failed_share_is_taken_back_only_if_a_refusal_says_that_it_was_not_shared()
    {
        var library = new LibraryFixture(calls => new NeverUnshares(new KvmHypervisor(calls)) { Shares = false });
        Assert.True(library.Tracker.InitialiseDynamicPool().IsOk);

        var refused = library.Tracker.Pool.Allocate(Layout.Create(64, 16)).Error;

        Assert.NotEmpty(refused!.Refused);
        Assert.Equal(4096UL, library.Tracker.Pool.Statistics.Quarantined);
    }

    [Fact]
    public void Granules_that_were_mapped_before_a_port_throws_are_told()
    {
        var library = new LibraryFixture();
        Assert.Empty(library.Tracker.RefusedPages);
        library.Platform.BeginOperation();
        library.Platform.StepBudget = 3;

        Assert.Throws<StepBudgetExceededException>(
            () => library.Tracker.MapMmio(LibraryFixture.RangeOf(MachineDefaults.Bar)));

        Assert.Superset(library.Platform.Guard.Granules.ToHashSet(), library.Tracker.RefusedPages.ToHashSet());
    }

    private sealed class NeverUnshares(KvmHypervisor kvm) : IHypervisor, IMemorySharing
    {
        public IMemorySharing Sharing => this;

        public ulong GuardGranule => kvm.GuardGranule;

        public Result InitialiseMmioGuard() => kvm.InitialiseMmioGuard();

        public Result MapMmioGuard(ulong granule) => kvm.MapMmioGuard(granule);

        public Result UnmapMmioGuard(ulong granule) => kvm.UnmapMmioGuard(granule);

        public Result<ulong> Granule() => kvm.Sharing!.Granule();

        public bool Shares { get; init; } = true;

        public Result Share(ulong granule) => Shares
            ? kvm.Sharing!.Share(granule)
            : MemoryError.Of(ErrorKind.Hypervisor, "a granule was to be shared", "ask again later");

        public Result Unshare(ulong granule) =>
            MemoryError.Of(ErrorKind.Hypervisor, "a granule was to be unshared", "ask again later");
    }
}
