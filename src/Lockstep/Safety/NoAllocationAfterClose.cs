namespace Lockstep.Safety;

/// <summary>A closed pool stays closed.</summary>
internal sealed class NoAllocationAfterClose() : SafetyRule(
    "no-allocation-after-close", 6, "No buffer is allocated after the pool is closed.")
{
    internal override EventKinds Watches => EventKinds.Allocated;

    internal override EventKinds Needs => EventKinds.Allocated | EventKinds.Closed;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var (start, size, _) = (Allocated)safetyEvent;
        return before.IsClosed
            ? $"the buffer {new ByteRange(start, size)} was allocated after the pool was closed"
            : null;
    }
}
