namespace Reference;

/// <summary>An operation's answer and its effects.</summary>
/// <param name="Answer">The value or the error.</param>
/// <param name="Trace">Every effect in order: port calls and memory writes.</param>
public sealed record Outcome(Answer Answer, EquatableArray<Entry> Trace);

/// <summary>The result of an operation as a caller sees it.</summary>
public sealed record Answer
{
    /// <summary>The command does not apply in this state and had no effect.</summary>
    public static Answer Idle => new() { IsIdle = true };

    /// <summary>Success without a value.</summary>
    public static Answer Ok => new();

    /// <summary>Whether the command did not apply.</summary>
    public bool IsIdle { get; init; }

    /// <summary>The error, or None; for a failed boot, its cause.</summary>
    public Error Error { get; init; }

    /// <summary>The address returned, if any.</summary>
    public ulong? Value { get; init; }

    /// <summary>The failed hypercall, for Error.Hypervisor.</summary>
    public HypercallFailure? Hypercall { get; init; }

    /// <summary>The granules that the hypervisor refused to unshare, in call order.</summary>
    public EquatableArray<Refusal> Refusals { get; init; }

    /// <summary>Why a boot failed, or None.</summary>
    public RebootReason Reboot { get; init; }

    /// <summary>An implementation's human-readable error message. The model has none; equality ignores it.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the operation succeeded.</summary>
    public bool Succeeded => !IsIdle && Error == Error.None && Reboot == RebootReason.None;

    /// <summary>Success with an address.</summary>
    public static Answer Address(ulong value) => new() { Value = value };

    /// <summary>An error without further details.</summary>
    public static Answer Fail(Error error) => new() { Error = error };

    /// <inheritdoc/>
    public bool Equals(Answer? other) =>
        other is not null && IsIdle == other.IsIdle && Error == other.Error && Value == other.Value
        && Hypercall == other.Hypercall && Reboot == other.Reboot && Refusals == other.Refusals;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsIdle, Error, Value, Hypercall, Reboot, Refusals.Length);
}

/// <summary>A failed hypercall.</summary>
/// <param name="Function">The function called.</param>
/// <param name="Code">The code it returned (for MAP on pkvm-android13, the lower 32 bits, signed).</param>
/// <param name="Reason">What the code means on this hypervisor.</param>
public readonly record struct HypercallFailure(Hypercall Function, long Code, FailureReason Reason);

/// <summary>A granule that stays shared because the hypervisor refused to unshare it.</summary>
/// <param name="Granule">Its address.</param>
/// <param name="Code">The code that MEM_UNSHARE returned.</param>
public readonly record struct Refusal(ulong Granule, long Code);

/// <summary>Hypercall function numbers.</summary>
public enum Hypercall : uint
{
    /// <summary>MEMINFO.</summary>
    MemInfo = 0xC600_0002,

    /// <summary>MEM_SHARE.</summary>
    MemShare = 0xC600_0003,

    /// <summary>MEM_UNSHARE.</summary>
    MemUnshare = 0xC600_0004,

    /// <summary>MMIO_GUARD INFO.</summary>
    GuardInfo = 0xC600_0005,

    /// <summary>MMIO_GUARD ENROLL.</summary>
    GuardEnroll = 0xC600_0006,

    /// <summary>MMIO_GUARD MAP.</summary>
    GuardMap = 0xC600_0007,

    /// <summary>MMIO_GUARD UNMAP.</summary>
    GuardUnmap = 0xC600_0008,
}

/// <summary>The meaning of a hypercall's error code.</summary>
public enum FailureReason
{
    /// <summary>Any other code.</summary>
    Unknown,

    /// <summary>-1.</summary>
    NotSupported,

    /// <summary>-2, on GenieZone only.</summary>
    NotRequired,

    /// <summary>-3.</summary>
    InvalidParameter,
}
