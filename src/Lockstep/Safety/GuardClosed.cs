namespace Lockstep.Safety;

/// <summary>
/// Unmapping all MMIO, alone or as a part of teardown, closes the guard: once the tracker is gone, nobody can.
/// </summary>
internal sealed class GuardClosed() : SafetyRule(
    "guard-closed", 7,
    "After MMIO is unmapped or the tracker disposed, only reported pages stay mapped in the guard.")
{
    internal override EventKinds Watches => EventKinds.MmioUnmapped;

    internal override EventKinds Needs => EventKinds.MmioUnmapped | EventKinds.GuardMapped;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var (kept, reported) = (MmioUnmapped)safetyEvent;
        foreach (var page in before.GuardPages.Order())
        {
            if (!kept.Contains(page) && !reported.Contains(page))
                return $"MMIO was unmapped, but the page 0x{page:x} stayed mapped in the guard and was not reported";
        }

        return null;
    }
}
