namespace Lockstep.Safety;

/// <summary>Nobody gets memory that is in somebody else's hands.</summary>
internal sealed class LiveDisjoint() : SafetyRule(
    "live-disjoint", 4, "No two live buffers have a byte in common.")
{
    internal override EventKinds Watches => EventKinds.Allocated;

    internal override EventKinds Needs => EventKinds.Allocated;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var allocated = (Allocated)safetyEvent;
        var buffer = new ByteRange(allocated.Start, allocated.Size);
        return before.Live.OverlapWith(buffer) is { } other
            ? $"the buffer {buffer} was handed out while the buffer {other} was live, and they overlap"
            : null;
    }
}
