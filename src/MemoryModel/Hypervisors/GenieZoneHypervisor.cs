using MemoryModel.Ports;

namespace MemoryModel.Hypervisors;

/// <summary>GenieZone: like pKVM, with one additional error code.</summary>
/// <param name="hypercalls">Issues hypercalls.</param>
public sealed class GenieZoneHypervisor(IHypercalls hypercalls) : SharingHypervisor(hypercalls)
{
    /// <inheritdoc/>
    protected override HypercallReason ReasonOf(long code) =>
        code == -2 ? HypercallReason.NotRequired : base.ReasonOf(code);
}
