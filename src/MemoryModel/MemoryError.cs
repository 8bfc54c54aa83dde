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

    /// <summary>What was asked and, behind a semicolon, what is allowed or what to do; for people.</summary>
    public string Message { get; }

    /// <summary>The hypercall that failed; with <see cref="ErrorKind.Hypervisor"/> only.</summary>
    public HypercallFailure? Hypercall { get; private init; }

    /// <summary>Granules (by address) that the hypervisor did not take back, in the order of the calls.</summary>
    public IReadOnlyList<RefusedGranule> Refused { get; private init; } = [];

    /// <summary>An error of a kind that needs no details.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="asked">What was asked, with the values that were wrong.</param>
    /// <param name="remedy">What is allowed, or what to do.</param>
    public static MemoryError Of(ErrorKind kind, string asked, string remedy) => new(kind, $"{asked}; {remedy}");

    /// <summary>An error that the hypervisor answered with.</summary>
    /// <param name="failure">The call and its answer.</param>
    /// <param name="success">Which answers are none.</param>
    public static MemoryError Of(HypercallFailure failure, string success) =>
        new(ErrorKind.Hypervisor, $"{failure}; {success}") { Hypercall = failure };

    /// <summary>Says which granules the host still sees.</summary>
    public static MemoryError Quarantined(IReadOnlyList<RefusedGranule> refused) =>
        new(ErrorKind.Quarantined, Describe(refused)) { Refused = refused };

    /// <summary>The same error, with the granules that its undo could not take back.</summary>
    public MemoryError With(IReadOnlyList<RefusedGranule> refused) =>
        new(Kind, Extend(Message, refused)) { Hypercall = Hypercall, Refused = refused };

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Message}";

    /// <summary>A message, and what it must say beside it where granules were refused.</summary>
    internal static string Extend(string message, IReadOnlyList<RefusedGranule> refused) =>
        refused.Count == 0 ? message : $"{message}; {Describe(refused)}";

    private static string Describe(IReadOnlyList<RefusedGranule> refused) =>
        $"the hypervisor did not take back{string.Join(',', refused)}; "
        + "their heap blocks stay out of use until teardown recovers them";
}
