namespace MemoryModel.Hypervisors;

/// <summary>
/// Gunyah: the host fixes the shared memory before the guest starts, and there is no MMIO guard, so no hypercall is
/// ever made.
/// </summary>
public sealed class GunyahHypervisor : IHypervisor
{
    /// <inheritdoc/>
    public IMemorySharing? Sharing => null;

    /// <inheritdoc/>
    public ulong GuardGranule => SharingHypervisor.SmallestGuardGranule;

    /// <inheritdoc/>
    public Result InitialiseMmioGuard() => Result.Ok;

    /// <inheritdoc/>
    public Result MapMmioGuard(ulong granule) => Result.Ok;

    /// <inheritdoc/>
    public Result UnmapMmioGuard(ulong granule) => Result.Ok;
}
