using Lockstep.Safety;

namespace Lockstep.Commands;

/// <summary>When a command closes the pool and unshares its memory.</summary>
internal enum Closing
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>If it fails.</summary>
    OnFailure,

    /// <summary>Always.</summary>
    Always,

    /// <summary>Always, and for the last time: later commands close nothing.</summary>
    Finally,
}

/// <summary>What a command means to the safety monitor, apart from buffers allocated and freed.</summary>
/// <param name="Kind">What the command guarantees when it fails.</param>
/// <param name="Closing">When it closes the pool.</param>
/// <param name="UnmapsMmio">Whether it unmaps all MMIO that is tracked.</param>
/// <param name="SuccessEvent">The event of its success, given whether the pool is static; null for none.</param>
/// <param name="FinalEvent">The event after the end of a successful operation; null for none.</param>
internal sealed record SafetyEffect<T>(
    OperationKind Kind,
    Closing Closing,
    bool UnmapsMmio,
    Func<T, bool, SafetyEvent?>? SuccessEvent,
    SafetyEvent? FinalEvent)
    where T : Command
{
    /// <summary>
    /// What it has to access, given the address that it returned; null for nothing. An ordinary command that fails
    /// needs nothing either.
    /// </summary>
    public Func<T, ulong?, Needed>? Needs { get; init; }

    /// <summary>A command that changes nothing when it fails.</summary>
    public static SafetyEffect<T> Ordinary { get; } = new(OperationKind.Ordinary, Closing.Never, false, null, null);

    /// <summary>A command that runs to completion and reports what was refused.</summary>
    public static SafetyEffect<T> Teardown(Closing closing, bool unmapsMmio = false) =>
        new(OperationKind.Teardown, closing, unmapsMmio, null, null);
}
