namespace MemoryModel;

/// <summary>A hypercall that failed.</summary>
/// <param name="Function">Which one.</param>
/// <param name="Argument">The address that it was made for, or 0 where the function has no argument.</param>
/// <param name="Code">Its answer.</param>
/// <param name="Reason">What the answer means on that hypervisor.</param>
public sealed record HypercallFailure(
    HypercallFunction Function, ulong Argument, long Code, HypercallReason Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Function}(0x{Argument:x}) was answered with {Code} ({Reason})";
}

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
