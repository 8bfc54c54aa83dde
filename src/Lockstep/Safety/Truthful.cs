using System.Collections.Immutable;

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
        if (before.Shared.Size <= sharedBytes)
            return null;
        var left = before.Unreported(before.Shared, [], includeEarlier: true);
        return left.Size <= sharedBytes
            ? null
            : $"{left.Size} bytes are shared and were not reported as refused, {left.First} among them, "
                + $"but the firmware accounts for {sharedBytes}";
    }

    private static string? Forgotten(ImmutableArray<ByteRange> devices, SafetyLedger before)
    {
        ulong? lowest = null;
        foreach (var page in before.GuardPages)
        {
            if (!(page >= lowest) && !IsIn(devices, page) && !before.WasReported(page))
                lowest = page;
        }

        return lowest is null
            ? null
            : $"the page 0x{lowest:x} is mapped in the guard, but it is in no region and was not reported";
    }

    private static bool IsIn(ImmutableArray<ByteRange> devices, ulong page)
    {
        foreach (var device in devices)
        {
            if (device.Overlaps(new ByteRange(page, 1)))
                return true;
        }

        return false;
    }
}
