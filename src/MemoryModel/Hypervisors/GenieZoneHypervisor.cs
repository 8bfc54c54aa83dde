using MemoryModel.Ports;

namespace MemoryModel.Hypervisors;

/// <summary>GenieZone: as pKVM, with one more error code.</summary>
/// <param name="hypercalls">The way to the hypervisor.</param>
public sealed class GenieZoneHypervisor(IHypercalls hypercalls) : SharingHypervisor(hypercalls)
{
    /// <inheritdoc/>
    protected override HypercallReason ReasonOf(long code) =>
        code == -2 ? HypercallReason.NotRequired : base.ReasonOf(code);
}
