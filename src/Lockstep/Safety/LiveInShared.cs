namespace Lockstep.Safety;

/// <summary>
/// A live buffer lies in what the host sees, from the moment it is handed out until it is freed.
/// </summary>
internal sealed class LiveInShared() : SafetyRule(
    "live-in-shared", 4, "A live buffer lies wholly in shared granules or in the static range.")
{
    internal override EventKinds Watches => EventKinds.Allocated | EventKinds.Unshared;

    internal override EventKinds Needs => EventKinds.Allocated;

    internal override EventKinds NeedsOneOf => EventKinds.Shared | EventKinds.StaticRange;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before) => safetyEvent switch
    {
        Allocated allocated => CheckHandedOut(new ByteRange(allocated.Start, allocated.Size), before),
        // A teardown revokes all buffers before it takes memory back; it says so at its end.
        Unshared when before.Journal.Current is { OperationKind: OperationKind.Teardown } => null,
        Unshared unshared => CheckTakenBack(new ByteRange(unshared.Start, unshared.Size), before),
        _ => null,
    };

    private static string? CheckHandedOut(ByteRange buffer, SafetyLedger before)
    {
        if (FirstPrivate(buffer, before) is not { } address)
            return null;
        return $"the buffer {buffer} was handed out, but its byte at 0x{address:x} is private: it lies in no "
            + "shared granule and in no static range";
    }

    private static string? CheckTakenBack(ByteRange range, SafetyLedger before)
    {
        if (before.Live.OverlapWith(range) is not { } buffer
            || before.Static.Contains(buffer.Range.Start, buffer.Range.Size))
            return null;
        return $"{range} was taken back from the host while the buffer {buffer} in it was live";
    }

    private static ulong? FirstPrivate(ByteRange range, SafetyLedger before)
    {
        var (start, size) = range;
        while (size > 0)
        {
            var visible = Math.Max(before.Shared.Run(start), before.Static.Run(start));
            if (visible == 0)
                return start;
            start += visible;
            size -= Math.Min(size, visible);
        }

        return null;
    }
}
