namespace Lockstep.Safety;

/// <summary>
/// Closing the pool makes its memory private, except for what the hypervisor refuses to unshare, and keeps it so.
/// </summary>
internal sealed class PrivateAfterClose() : SafetyRule(
    "private-after-close", 6, "After the pool is closed, only reported granules are shared.")
{
    internal override EventKinds Watches => EventKinds.Closed | EventKinds.Shared;

    internal override EventKinds Needs => EventKinds.Closed | EventKinds.Shared;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before) => safetyEvent switch
    {
        Closed closed => CheckClosed(closed, before),
        Shared shared when before.IsClosed =>
            $"{new ByteRange(shared.Start, shared.Size)} became shared after the pool was closed",
        _ => null,
    };

    private static string? CheckClosed(Closed closed, SafetyLedger before)
    {
        if (before.Shared.IsEmpty)
            return null;
        return before.Unreported(before.Shared, closed.ReportedGranules, includeEarlier: false).First is { } left
            ? $"the pool was closed, but {left} stayed shared and was not reported"
            : null;
    }
}
