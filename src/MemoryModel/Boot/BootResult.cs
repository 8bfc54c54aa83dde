namespace MemoryModel.Boot;

/// <summary>The result of a boot step: a boot, or the failure that makes the firmware reboot.</summary>
public sealed class BootResult
{
    private readonly FirmwareBoot? _boot;

    private BootResult(FirmwareBoot? boot, BootFailure? failure)
    {
        _boot = boot;
        Failure = failure;
    }

    /// <summary>The failure, or null on success.</summary>
    public BootFailure? Failure { get; }

    /// <summary>Whether the step succeeded.</summary>
    public bool IsOk => Failure is null;

    /// <summary>The boot, for callers that prefer exceptions.</summary>
    /// <exception cref="InvalidOperationException">The step failed.</exception>
    public FirmwareBoot Boot => _boot ?? throw new InvalidOperationException($"{Failure}");

    /// <summary>A success.</summary>
    public static implicit operator BootResult(FirmwareBoot boot)
    {
        ArgumentNullException.ThrowIfNull(boot);
        return new(boot, null);
    }

    /// <summary>A failure.</summary>
    public static implicit operator BootResult(BootFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new(null, failure);
    }
}
