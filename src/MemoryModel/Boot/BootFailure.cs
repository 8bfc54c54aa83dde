namespace MemoryModel.Boot;

/// <summary>Why the firmware reboots instead of entering the payload.</summary>
/// <param name="Reason">The reason to report.</param>
/// <param name="Message">Human-readable: what was asked; what is allowed or what to do.</param>
/// <param name="Cause">The underlying error, if any.</param>
/// <param name="Refused">Granules that the hypervisor refused to unshare during teardown.</param>
public sealed record BootFailure(
    RebootReason Reason, string Message, MemoryError? Cause, IReadOnlyList<RefusedGranule> Refused)
{
    /// <summary>Granules that the hypervisor refused to unshare during teardown.</summary>
    public IReadOnlyList<RefusedGranule> Refused { get; init => field = MemoryError.Snapshot(value); } =
        MemoryError.Snapshot(Refused);

    /// <summary>Addresses of MMIO granules and pages that could not be unmapped during teardown.</summary>
    public IReadOnlyList<ulong> RefusedPages { get; init => field = Array.AsReadOnly<ulong>([.. value]); } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Reason}: {Message}";

    /// <summary>The failure that an error causes.</summary>
    internal static BootFailure From(RebootReason reason, MemoryError cause) =>
        new(reason, cause.ToString(), cause, cause.Refused);
}

/// <summary>Reasons to reboot that concern memory.</summary>
public enum RebootReason
{
    /// <summary>The firmware or its environment failed.</summary>
    InternalError,

    /// <summary>The device tree is invalid.</summary>
    InvalidFdt,

    /// <summary>There is no kernel to run.</summary>
    InvalidPayload,

    /// <summary>The ramdisk cannot be mapped.</summary>
    InvalidRamdisk,
}
