namespace Lockstep.Safety;

/// <summary>A buffer begins at a multiple of the alignment that was asked for.</summary>
internal sealed class LiveAligned() : SafetyRule("live-aligned", 4, "A live buffer is aligned as asked.")
{
    internal override EventKinds Watches => EventKinds.Allocated;

    internal override EventKinds Needs => EventKinds.Allocated;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var (start, size, alignment) = (Allocated)safetyEvent;
        // No address is a multiple of 0: such a request is to be refused.
        return alignment != 0 && start % alignment == 0
            ? null
            : $"the buffer {new ByteRange(start, size)} was handed out to a caller who asked for an "
                + $"alignment of {alignment} bytes";
    }
}
