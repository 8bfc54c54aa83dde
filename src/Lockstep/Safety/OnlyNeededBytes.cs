using System.Collections.Immutable;

namespace Lockstep.Safety;

/// <summary>
/// An operation leaves alone what is not its own. Apart from what its arguments and its result name, it clears memory:
/// what it asks the hypervisor to share, and as a teardown the static range and the firmware's heap. Where sharing is
/// given up midway, the rest of what was cleared in one piece was never asked for.
/// </summary>
internal sealed class OnlyNeededBytes() : SafetyRule(
    "only-needed-bytes", 15, "An operation reads and writes only the bytes that it needs.")
{
    internal override EventKinds Watches => EventKinds.Needed;

    internal override EventKinds Needs => EventKinds.Needed | EventKinds.OperationBegan | EventKinds.Shared;

    internal override EventKinds NeedsOneOf => EventKinds.Fetched | EventKinds.Written;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var (reads, writes) = (Needed)safetyEvent;
        foreach (var read in before.Journal.Reads)
        {
            if (!Has(reads, read))
                return Stray(before, "read", read, [.. reads.Select(range => $"{range}")]);
        }

        foreach (var write in before.Journal.Writes)
        {
            var range = new ByteRange(write.Start, write.Size);
            if (!Has(writes, range) && !(write.IsZero && MayClear(range, before)))
                return Stray(before, "wrote", range, [.. writes.Select(one => $"{one}"), .. SharedBy(before)]);
        }

        return null;
    }

    private static bool Has(ImmutableArray<ByteRange> needed, ByteRange range)
    {
        foreach (var one in needed)
        {
            if (one.Contains(range))
                return true;
        }

        return false;
    }

    private static bool MayClear(ByteRange range, SafetyLedger before)
    {
        var journal = before.Journal;
        return journal.Asked.Contains(range.Start, range.Size)
            || (journal.SharingFailed && IsPartlyAsked(range, journal))
            || (journal.Current is { OperationKind: OperationKind.Teardown }
                && (before.Static.Contains(range.Start, range.Size) || before.Heap.Contains(range.Start, range.Size)));
    }

    private static bool IsPartlyAsked(ByteRange range, OperationJournal journal)
    {
        var cleared = new IntervalSet();
        foreach (var write in journal.Writes.Where(write => write.IsZero))
            cleared.Add(write.Start, write.Size);
        return cleared.Intervals.Any(piece => piece.Overlaps(range) && journal.Asked.Overlaps(piece.Start, piece.Size));
    }

    private static IEnumerable<string> SharedBy(SafetyLedger before) =>
        before.Journal.Asked.Intervals.Select(range => $"{range} to share it");

    private static string Stray(SafetyLedger before, string verb, ByteRange range, string[] needed) =>
        $"'{before.Journal.Current?.Name}' {verb} {range}, beyond what it needed: "
        + (needed.Length == 0 ? "nothing" : string.Join(", ", needed));
}
