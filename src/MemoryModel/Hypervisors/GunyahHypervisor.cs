namespace MemoryModel.Hypervisors;

/// <summary>
/// Gunyah: the host chooses what it shares before the guest starts, and there is no MMIO guard, so that nothing is
/// ever asked of it.
/// </summary>
public sealed class GunyahHypervisor : IHypervisor
{
    /// <inheritdoc/>
    public IMemorySharing? Sharing => null;

    /// <inheritdoc/>
    public Result InitialiseMmioGuard() => Result.Ok;

    /// <inheritdoc/>
    public Result MapMmioGuard(ulong page) => Result.Ok;

    /// <inheritdoc/>
    public Result UnmapMmioGuard(ulong page) => Result.Ok;
}
