namespace Lockstep.Safety;

/// <summary>
/// A failed operation leaves everything as it was. What it, or an operation before it, reported as refused is
/// excused: it may stay as the hypervisor left it, and it may come back later.
/// </summary>
internal sealed class FailureRestores() : SafetyRule(
    "failure-restores", 7,
    "An operation that fails leaves shares, guard pages and live buffers as they were.")
{
    internal override EventKinds Watches => EventKinds.OperationEnded;

    internal override EventKinds Needs => EventKinds.OperationBegan | EventKinds.OperationEnded;

    internal override EventKinds NeedsOneOf =>
        EventKinds.Shared | EventKinds.Unshared | EventKinds.Allocated | EventKinds.Freed
        | EventKinds.GuardMapped | EventKinds.GuardUnmapped;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var ended = (OperationEnded)safetyEvent;
        if (ended.Succeeded
            || before.Journal.Current is not { OperationKind: OperationKind.Ordinary } operation)
            return null;
        string?[] changes = [SharingLeft(ended, before), PageLeft(ended, before), BufferLeft(before)];
        var told = string.Join("; ", changes.Where(change => change is not null));
        return told.Length == 0 ? null : $"'{operation.Name}' failed, yet {told}";
    }

    private static string? SharingLeft(OperationEnded ended, SafetyLedger before)
    {
        if (before.Journal.Sharing.IsEmpty)
            return null;
        if (before.Unexcused(before.Journal.Sharing, ended.ReportedGranules, alsoEarlier: true).First is not { } range)
            return null;
        return before.Shared.Run(range.Start) > 0
            ? $"{range}, private when it began, stayed shared and was not reported"
            : $"{range}, shared when it began, is private";
    }

    private static string? PageLeft(OperationEnded ended, SafetyLedger before)
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

    private static string? BufferLeft(SafetyLedger before)
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
