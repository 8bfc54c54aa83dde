namespace Lockstep.Safety;

/// <summary>
/// Nothing that the firmware or the host wrote in the firmware's heap is left for the payload, in memory or in a cache.
/// </summary>
internal sealed class PayloadClean() : SafetyRule(
    "payload-clean", 14, "When the payload is entered, every byte of the firmware's heap is zeroed, then flushed.")
{
    internal override EventKinds Watches => EventKinds.PayloadEntered;

    internal override EventKinds Needs =>
        EventKinds.PayloadEntered | EventKinds.HeapRange | EventKinds.Written | EventKinds.Flushed;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        foreach (var (start, size) in before.Heap.Intervals)
        {
            if (before.Clean.FirstMissing(start, size) is { } kept)
            {
                return $"the payload was entered, but the byte at 0x{kept:x} of the heap is not clean: the guest's "
                    + "last write to it since it became private was not zero, or there was none";
            }

            if (before.Flushed.FirstMissing(start, size) is { } cached)
                return $"the payload was entered, but the byte at 0x{cached:x} of the heap was not flushed when zeroed";
        }

        return null;
    }
}
