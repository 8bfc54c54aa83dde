namespace Lockstep.Safety;

/// <summary>A free matches a live allocation exactly; double frees are violations.</summary>
internal sealed class FreedWasLive() : SafetyRule(
    "freed-was-live", 4, "Only live buffers are freed, with their start and size.")
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
