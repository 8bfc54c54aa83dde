namespace Lockstep.Safety;

/// <summary>
/// Sharing reveals no data of the guest; unwritten memory may contain anything.
/// </summary>
internal sealed class CleanWhenShared() : SafetyRule(
    "clean-when-shared", 5, "The guest's last write to a byte before it becomes shared is zero.")
{
    internal override EventKinds Watches => EventKinds.Shared;

    internal override EventKinds Needs => EventKinds.Shared | EventKinds.Written;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var (start, size) = (Shared)safetyEvent;
        return before.Clean.FirstMissing(start, size) is { } address
            ? $"{new ByteRange(start, size)} became shared, but the byte at 0x{address:x} is not clean: "
                + "the guest's last write to it since it became private was not zero, or there was none"
            : null;
    }
}
