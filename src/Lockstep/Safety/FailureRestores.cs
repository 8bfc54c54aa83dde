namespace Lockstep.Safety;

/// <summary>
/// A failed operation changes nothing, except for granules and pages that it or an earlier operation reported as
/// refused: they may stay as the hypervisor left them and recover later.
/// </summary>
internal sealed class FailureRestores() : SafetyRule(
    "failure-restores", 7,
    "A failed operation leaves shared memory, guard pages and live buffers unchanged.")
{
    internal override EventKinds Watches => EventKinds.OperationEnded;

    internal override EventKinds Needs => EventKinds.OperationBegan | EventKinds.OperationEnded;

    internal override EventKinds NeedsOneOf =>
        EventKinds.Shared | EventKinds.Unshared | EventKinds.Allocated | EventKinds.Freed
        | EventKinds.GuardMapped | EventKinds.GuardUnmapped;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var ended = (OperationEnded)safetyEvent;
        if (ended.Succeeded || before.Journal.IsEmpty
            || before.Journal.Current is not { OperationKind: OperationKind.Ordinary } operation)
            return null;
        var sharing = UnrestoredSharing(ended, before);
        var page = UnrestoredPage(ended, before);
        var buffer = UnrestoredBuffer(before);
        if ((sharing ?? page ?? buffer) is null)
            return null;
        string?[] changes = [sharing, page, buffer];
        return $"'{operation.Name}' failed, yet {string.Join("; ", changes.Where(change => change is not null))}";
    }

    private static string? UnrestoredSharing(OperationEnded ended, SafetyLedger before)
    {
        if (before.Journal.Sharing.IsEmpty)
            return null;
        var left = before.Unreported(before.Journal.Sharing, ended.ReportedGranules, includeEarlier: true);
        if (left.First is not { } range)
            return null;
        return before.Shared.RunLength(range.Start) > 0
            ? $"{range}, private when it began, stayed shared and was not reported"
            : $"{range}, shared when it began, is private";
    }

    private static string? UnrestoredPage(OperationEnded ended, SafetyLedger before)
    {
        foreach (var page in before.Journal.GuardPages.Order())
        {
            if (before.WasReported(page) || ended.ReportedGranules.Contains(page))
                continue;
            return before.GuardPages.Contains(page)
                ? $"the MMIO page 0x{page:x}, closed when it began, stayed mapped and was not reported"
                : $"the MMIO page 0x{page:x}, mapped when it began, is closed";
        }

        return null;
    }

    private static string? UnrestoredBuffer(SafetyLedger before)
    {
        foreach (var buffer in before.Journal.Buffers)
        {
            return before.Live.At(buffer.Start) is { } live && live.Range == buffer
                ? $"the buffer {live} is live"
                : $"the buffer {buffer}, live when it began, is gone";
        }

        return null;
    }
}
