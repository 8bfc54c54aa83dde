namespace Lockstep.Safety;

/// <summary>
/// A driver takes what it has not written in DMA memory for zero: ring indices, for example. What an earlier buffer,
/// or the host, left there must not look like an entry.
/// </summary>
internal sealed class DmaZeroed() : SafetyRule(
    "dma-zeroed", 9, "The operation that allocates DMA memory zeroes each byte of it.")
{
    internal override EventKinds Watches => EventKinds.Allocated;

    internal override EventKinds Needs => EventKinds.Allocated | EventKinds.Written | EventKinds.OperationBegan;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var allocated = (Allocated)safetyEvent;
        if (!allocated.IsZeroed)
            return null;

        var zeroed = new IntervalSet();
        foreach (var written in before.Journal.Writes)
        {
            if (written.IsZero)
                zeroed.Add(written.Start, written.Size);
            else
                zeroed.Remove(written.Start, written.Size);
        }

        return zeroed.FirstMissing(allocated.Start, allocated.Size) is { } address
            ? $"{new ByteRange(allocated.Start, allocated.Size)} was allocated as DMA memory, but the byte at "
                + $"0x{address:x} was not zeroed: it may hold what an earlier buffer or the host left"
            : null;
    }
}
