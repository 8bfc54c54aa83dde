namespace Lockstep.Safety;

/// <summary>A buffer begins at a multiple of the requested alignment.</summary>
internal sealed class LiveAligned() : SafetyRule("live-aligned", 4, "A live buffer is aligned as requested.")
{
    internal override EventKinds Watches => EventKinds.Allocated;

    internal override EventKinds Needs => EventKinds.Allocated;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var (start, size, alignment) = (Allocated)safetyEvent;
        // An alignment of 0 must be rejected: no address is a multiple of 0.
        return alignment != 0 && start % alignment == 0
            ? null
            : $"the buffer {new ByteRange(start, size)} was allocated with a requested alignment of {alignment} bytes";
    }
}
