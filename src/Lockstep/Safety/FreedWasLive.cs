namespace Lockstep.Safety;

/// <summary>What is taken back was handed out, just so, and not taken back before.</summary>
internal sealed class FreedWasLive() : SafetyRule(
    "freed-was-live", 4, "What is freed is a live buffer, with its start and its size.")
{
    internal override EventKinds Watches => EventKinds.Freed;

    internal override EventKinds Needs => EventKinds.Allocated | EventKinds.Freed;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var (start, size) = (Freed)safetyEvent;
        if (before.Live.At(start) is not { } buffer)
            return $"{new ByteRange(start, size)} was freed, but no live buffer begins there";
        return buffer.Range.Size == size
            ? null
            : $"{size} bytes at 0x{start:x} were freed, but the buffer that begins there is {buffer}";
    }
}
