namespace MemoryModel;

/// <summary>Why an operation did not do what was asked.</summary>
public sealed class MemoryError
{
    private MemoryError(ErrorKind kind, string message)
    {
        Kind = kind;
        Message = message;
    }

    /// <summary>The kind, for programs.</summary>
    public ErrorKind Kind { get; }

    /// <summary>What was asked, what is allowed and what to do, for people.</summary>
    public string Message { get; }

    /// <summary>The hypercall that failed; with <see cref="ErrorKind.Hypervisor"/> only.</summary>
    public HypercallFailure? Hypercall { get; private init; }

    /// <summary>Granules (by address) that the hypervisor did not take back, in the order of the calls.</summary>
    public IReadOnlyList<RefusedGranule> Refused { get; private init; } = [];

    /// <summary>An error of a kind that needs no details.</summary>
    public static MemoryError Of(ErrorKind kind, string message) => new(kind, message);

    /// <summary>An error that the hypervisor answered with.</summary>
    public static MemoryError Of(HypercallFailure failure) =>
        new(ErrorKind.Hypervisor, $"{failure.Function} was answered with {failure.Code} ({failure.Reason})")
        {
            Hypercall = failure,
        };

    /// <summary>Says which granules the host still sees.</summary>
    public static MemoryError Quarantined(IReadOnlyList<RefusedGranule> refused) =>
        new(ErrorKind.Quarantined, Describe(refused)) { Refused = refused };

    /// <summary>The same error, with the granules that its undo could not take back.</summary>
    public MemoryError With(IReadOnlyList<RefusedGranule> refused) =>
        refused.Count == 0
            ? this
            : new(Kind, $"{Message}; {Describe(refused)}") { Hypercall = Hypercall, Refused = refused };

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Message}";

    private static string Describe(IReadOnlyList<RefusedGranule> refused) =>
        "the hypervisor did not take back "
        + string.Join(", ", refused.Select(g => $"0x{g.Address:x} (answer {g.Code})"))
        + "; their heap blocks stay out of use until teardown recovers them";
}

/// <summary>A hypercall that failed.</summary>
/// <param name="Function">Which one.</param>
/// <param name="Code">Its answer.</param>
/// <param name="Reason">What the answer means on that hypervisor.</param>
public readonly record struct HypercallFailure(HypercallFunction Function, long Code, HypercallReason Reason);

/// <summary>A granule that the hypervisor refused to take back.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Code">The answer of MEM_UNSHARE.</param>
public readonly record struct RefusedGranule(ulong Address, long Code);

/// <summary>What a negative answer of a hypervisor means.</summary>
public enum HypercallReason
{
    /// <summary>A code without a name.</summary>
    Unknown,

    /// <summary>-1: the hypervisor does not have the function.</summary>
    NotSupported,

    /// <summary>-2, on GenieZone alone: there is nothing to do.</summary>
    NotRequired,

    /// <summary>-3: the argument is not acceptable.</summary>
    InvalidParameter,
}
