namespace Lockstep.Safety;

/// <summary>
/// A driver may take the arguments of an unshare from descriptors that the host can write, so they must be those of the
/// share.
/// </summary>
internal sealed class ReturnedAsLent() : SafetyRule(
    "returned-as-lent", 16, "A bounce buffer is unshared for the memory, and in the direction, it was shared for.")
{
    internal override EventKinds Watches => EventKinds.Freed;

    internal override EventKinds Needs => EventKinds.Allocated | EventKinds.Freed;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var freed = (Freed)safetyEvent;
        if (freed.Loan is not { } stated || before.Live.At(freed.Start) is not { } buffer || buffer.Loan == stated)
            return null;
        return $"the buffer {buffer} was unshared for {stated}, but was "
            + (buffer.Loan is { } lent ? $"shared for {lent}" : "not shared");
    }
}
