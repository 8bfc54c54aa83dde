namespace Lockstep.Safety;

/// <summary>
/// Who allocates from the heap keeps secrets there; a block that returned to it before the hypervisor took all of it
/// back is one that the host reads.
/// </summary>
internal sealed class HeapPrivate() : SafetyRule(
    "heap-private", 5, "Memory that the heap hands out is not shared with the host.")
{
    internal override EventKinds Watches => EventKinds.HeapAllocated;

    internal override EventKinds Needs => EventKinds.HeapAllocated | EventKinds.Shared | EventKinds.Unshared;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var (start, size) = (HeapAllocated)safetyEvent;
        return before.Shared.Parts(start, size) is [var part, ..]
            ? $"the heap handed out {new ByteRange(start, size)}, but the host still sees {part} of it"
            : null;
    }
}
