namespace Lockstep.Safety;

/// <summary>
/// A device may leave any part of a bounce buffer unwritten; what is copied back from there must not be what an
/// earlier buffer left in the same memory.
/// </summary>
internal sealed class BounceInitialised() : SafetyRule(
    "bounce-initialised", 16, "The guest writes each byte of a bounce buffer before it reads that byte back.")
{
    internal override EventKinds Watches => EventKinds.Fetched;

    internal override EventKinds Needs =>
        EventKinds.Allocated | EventKinds.Fetched | EventKinds.Written | EventKinds.OperationBegan;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var (start, size) = (Fetched)safetyEvent;
        return before.Stale.Parts(start, size) is [var stale, ..]
            ? $"{new ByteRange(start, size)} was read, but the guest has not written the bytes {stale} since the "
                + $"bounce buffer {before.Live.OverlapWith(stale)} was shared: they may be those of an earlier buffer"
            : null;
    }
}
