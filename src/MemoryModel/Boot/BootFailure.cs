namespace MemoryModel;

/// <summary>Why the firmware reboots instead of entering the payload.</summary>
/// <param name="Reason">What is reported.</param>
/// <param name="Cause">The error behind it, where there is one.</param>
/// <param name="Refused">Granules (by address) that the hypervisor did not take back when all was unshared.</param>
public sealed record BootFailure(RebootReason Reason, MemoryError? Cause, IReadOnlyList<RefusedGranule> Refused);

/// <summary>The reasons of a reboot that concern memory.</summary>
public enum RebootReason
{
    /// <summary>The firmware or its environment failed.</summary>
    InternalError,

    /// <summary>The device tree says what cannot be.</summary>
    InvalidFdt,

    /// <summary>There is no kernel to run.</summary>
    InvalidPayload,

    /// <summary>The ramdisk cannot be mapped.</summary>
    InvalidRamdisk,
}
