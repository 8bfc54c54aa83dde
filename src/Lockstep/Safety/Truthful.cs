namespace Lockstep.Safety;

/// <summary>What the firmware says of itself covers what is so; what it forgets, nobody takes back.</summary>
internal sealed class Truthful() : SafetyRule(
    "truthful", 7,
    "What is shared or mapped in the guard after an operation is in the firmware's account or reported as refused.")
{
    internal override EventKinds Watches => EventKinds.Accounted;

    internal override EventKinds Needs => EventKinds.Accounted | EventKinds.OperationEnded;

    internal override EventKinds NeedsOneOf => EventKinds.Shared | EventKinds.GuardMapped;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before)
    {
        var accounted = (Accounted)safetyEvent;
        return Forgotten(accounted.SharedBytes, before) ?? Forgotten(accounted.Devices, before);
    }

    private static string? Forgotten(UInt128 sharedBytes, SafetyLedger before)
    {
        if (before.Shared.IsEmpty)
            return null;
        var left = before.Unreported(before.Shared, [], includeEarlier: true);
        UInt128 bytes = 0;
        foreach (var range in left.Intervals)
            bytes += range.Size;
        return bytes <= sharedBytes
            ? null
            : $"{bytes} bytes are shared and were not reported as refused, {left.First} among them, "
                + $"but the firmware accounts for {sharedBytes}";
    }

    private static string? Forgotten(IReadOnlyList<ByteRange> devices, SafetyLedger before)
    {
        if (before.GuardPages.Count == 0)
            return null;
        foreach (var page in before.GuardPages.Order())
        {
            if (!before.WasReported(page) && !devices.Any(device => device.Overlaps(new ByteRange(page, 1))))
                return $"the page 0x{page:x} is mapped in the guard, but it is in no region and was not reported";
        }

        return null;
    }
}
