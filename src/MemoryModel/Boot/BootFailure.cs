namespace MemoryModel.Boot;

/// <summary>Why the firmware reboots instead of entering the payload.</summary>
/// <param name="Reason">What is reported.</param>
/// <param name="Message">What was asked and, behind a semicolon, what is allowed or what to do; for people.</param>
/// <param name="Cause">The error behind it, where there is one.</param>
/// <param name="Refused">Granules (by address) that the hypervisor did not take back when all was unshared.</param>
public sealed record BootFailure(
    RebootReason Reason, string Message, MemoryError? Cause, IReadOnlyList<RefusedGranule> Refused)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Reason}: {Message}";

    /// <summary>A failure that an error is behind.</summary>
    internal static BootFailure Because(RebootReason reason, MemoryError cause) =>
        new(reason, cause.ToString(), cause, cause.Refused);
}

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
