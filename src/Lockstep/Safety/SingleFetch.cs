namespace Lockstep.Safety;

/// <summary>
/// What the host can change between two reads is read once: a byte that is read to be checked and read again to be used
/// need not be the same byte (a double fetch, as in Xen's advisory 155).
/// </summary>
internal sealed class SingleFetch() : SafetyRule(
    "single-fetch", 3,
    "An operation reads no byte twice that the host can write, unless the guest wrote it in between.")
{
    internal override EventKinds Watches => EventKinds.Fetched;

    internal override EventKinds Needs => EventKinds.Fetched | EventKinds.OperationBegan | EventKinds.Written;

    internal override EventKinds NeedsOneOf => EventKinds.Shared | EventKinds.StaticRange;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var (start, size) = (Fetched)safetyEvent;
        return before.Journal is { Current: { } operation, Fetched: var fetched } && fetched.Overlaps(start, size)
            ? $"'{operation.Name}' read {fetched.Parts(start, size)[0]} twice, and the host could write it in between"
            : null;
    }
}
