namespace Lockstep.Safety;

/// <summary>
/// A live buffer is visible to the host from allocation until it is freed.
/// </summary>
internal sealed class LiveInShared() : SafetyRule(
    "live-in-shared", 4, "A live buffer lies entirely in shared granules or the static range.")
{
    internal override EventKinds Watches => EventKinds.Allocated | EventKinds.Unshared;

    internal override EventKinds Needs => EventKinds.Allocated;

    internal override EventKinds NeedsOneOf => EventKinds.Shared | EventKinds.StaticRange;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before) => safetyEvent switch
    {
        Allocated allocated => CheckAllocated(new ByteRange(allocated.Start, allocated.Size), before),
        // A teardown revokes all buffers before it unshares memory, but emits that event at its end.
        Unshared when before.Journal.Current is { OperationKind: OperationKind.Teardown } => null,
        Unshared unshared => CheckUnshared(new ByteRange(unshared.Start, unshared.Size), before),
        _ => null,
    };

    private static string? CheckAllocated(ByteRange buffer, SafetyLedger before)
    {
        if (FirstPrivate(buffer, before) is not { } address)
            return null;
        return $"the buffer {buffer} was allocated, but its byte at 0x{address:x} is private: it is in neither "
            + "a shared granule nor a static range";
    }

    private static string? CheckUnshared(ByteRange range, SafetyLedger before)
    {
        if (before.Live.OverlapWith(range) is not { } buffer
            || before.Static.Contains(buffer.Range.Start, buffer.Range.Size))
            return null;
        return $"{range} was unshared while the buffer {buffer} in it was live";
    }

    private static ulong? FirstPrivate(ByteRange range, SafetyLedger before)
    {
        var (start, size) = range;
        while (size > 0)
        {
            var visible = Math.Max(before.Shared.RunLength(start), before.Static.RunLength(start));
            if (visible == 0)
                return start;
            start += visible;
            size -= Math.Min(size, visible);
        }

        return null;
    }
}
