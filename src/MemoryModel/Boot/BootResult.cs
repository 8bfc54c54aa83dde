namespace MemoryModel.Boot;

/// <summary>How a step of the boot ended: with a boot, or with the reason why the firmware reboots.</summary>
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

    /// <summary>The boot, for callers who prefer exceptions.</summary>
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
