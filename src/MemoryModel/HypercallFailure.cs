namespace MemoryModel;

/// <summary>A failed hypercall.</summary>
/// <param name="Function">The function called.</param>
/// <param name="Argument">Its address argument, or 0 if the function takes none.</param>
/// <param name="Code">The code it returned.</param>
/// <param name="Reason">What the code means on this hypervisor.</param>
public sealed record HypercallFailure(
    HypercallFunction Function, ulong Argument, long Code, HypercallReason Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Function}(0x{Argument:x}) returned {Code} ({Reason})";
}

/// <summary>The meaning of a hypervisor's error code.</summary>
public enum HypercallReason
{
    /// <summary>Any other code.</summary>
    Unknown,

    /// <summary>-1: the hypervisor does not implement the function.</summary>
    NotSupported,

    /// <summary>-2, on GenieZone only: the call is not required.</summary>
    NotRequired,

    /// <summary>-3: the argument is invalid.</summary>
    InvalidParameter,
}
