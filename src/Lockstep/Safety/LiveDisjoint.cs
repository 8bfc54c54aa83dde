namespace Lockstep.Safety;

/// <summary>Allocated memory does not overlap a live buffer.</summary>
internal sealed class LiveDisjoint() : SafetyRule(
    "live-disjoint", 4, "No two live buffers overlap.")
{
    internal override EventKinds Watches => EventKinds.Allocated;

    internal override EventKinds Needs => EventKinds.Allocated;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var allocated = (Allocated)safetyEvent;
        var buffer = new ByteRange(allocated.Start, allocated.Size);
        return before.Live.OverlapWith(buffer) is { } other
            ? $"the buffer {buffer} was allocated while the buffer {other} was live, and they overlap"
            : null;
    }
}
