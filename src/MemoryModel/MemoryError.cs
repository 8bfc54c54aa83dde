namespace MemoryModel;

/// <summary>Why an operation failed.</summary>
public sealed class MemoryError
{
    private MemoryError(ErrorKind kind, string message)
    {
        Kind = kind;
        Message = message;
    }

    /// <summary>The machine-readable kind.</summary>
    public ErrorKind Kind { get; }

    /// <summary>Human-readable: what was asked; what is allowed or what to do.</summary>
    public string Message { get; }

    /// <summary>The failed hypercall; set for <see cref="ErrorKind.Hypervisor"/> only.</summary>
    public HypercallFailure? Hypercall { get; private init; }

    /// <summary>Granules that the hypervisor refused to unshare, in call order.</summary>
    public IReadOnlyList<RefusedGranule> Refused { get; private init => field = Snapshot(value); } = [];

    /// <summary>An error without further details.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="asked">What was asked, including the invalid values.</param>
    /// <param name="remedy">What is allowed, or what to do.</param>
    public static MemoryError Of(ErrorKind kind, string asked, string remedy) => new(kind, $"{asked}; {remedy}");

    /// <summary>The error for a failed hypercall.</summary>
    /// <param name="failure">The call and the code it returned.</param>
    /// <param name="success">Which codes mean success.</param>
    public static MemoryError Of(HypercallFailure failure, string success) =>
        new(ErrorKind.Hypervisor, $"{failure}; {success}") { Hypercall = failure };

    /// <summary>The error that lists granules still shared with the host.</summary>
    public static MemoryError Quarantined(IReadOnlyList<RefusedGranule> refused) =>
        new(ErrorKind.Quarantined, Describe(refused)) { Refused = refused };

    /// <summary>The same error, plus the granules that could not be unshared during rollback.</summary>
    public MemoryError With(IReadOnlyList<RefusedGranule> refused) =>
        new(Kind, Extend(Message, refused)) { Hypercall = Hypercall, Refused = refused };

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Message}";

    /// <summary>A copy that neither a later change of the list nor a holder of the copy can change.</summary>
    internal static IReadOnlyList<RefusedGranule> Snapshot(IReadOnlyList<RefusedGranule> refused) =>
        Array.AsReadOnly<RefusedGranule>([.. refused]);

    /// <summary>A message, extended with the refused granules, if any.</summary>
    internal static string Extend(string message, IReadOnlyList<RefusedGranule> refused) =>
        refused.Count == 0 ? message : $"{message}; {Describe(refused)}";

    private static string Describe(IReadOnlyList<RefusedGranule> refused) =>
        $"the hypervisor refused to unshare{string.Join(',', refused)}; "
        + "their heap blocks stay quarantined; a lack of memory and unsharing everything retry them, until the tracker "
        + "is disposed";
}
