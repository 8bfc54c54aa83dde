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

    private sealed class NeverUnshares(KvmHypervisor kvm) : IHypervisor, IMemorySharing
    {
        public IMemorySharing Sharing => this;

        public ulong GuardGranule => kvm.GuardGranule;

        public Result InitialiseMmioGuard() => kvm.InitialiseMmioGuard();

        public Result MapMmioGuard(ulong granule) => kvm.MapMmioGuard(granule);

        public Result UnmapMmioGuard(ulong granule) => kvm.UnmapMmioGuard(granule);

        public Result<ulong> Granule() => kvm.Sharing!.Granule();

        public Result Share(ulong granule) => kvm.Sharing!.Share(granule);

        public Result Unshare(ulong granule) =>
            MemoryError.Of(ErrorKind.Hypervisor, "a granule was to be unshared", "ask again later");
    }
}
