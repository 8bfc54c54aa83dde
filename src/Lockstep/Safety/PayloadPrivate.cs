namespace Lockstep.Safety;

/// <summary>
/// The payload starts on a machine without dynamically shared memory and mapped devices.
/// </summary>
internal sealed class PayloadPrivate() : SafetyRule(
    "payload-private", 8,
    "When the payload is entered, no memory is shared and no MMIO page is mapped in the guard.")
{
    internal override EventKinds Watches => EventKinds.PayloadEntered;

    internal override EventKinds Needs => EventKinds.PayloadEntered;

    internal override EventKinds NeedsOneOf => EventKinds.Shared | EventKinds.GuardMapped;

    internal override string? Check(SafetyEvent safetyEvent, SafetyLedger before) => before switch
    {
        { Shared.First: { } shared } => $"the payload was entered while {shared} was shared with the host",
        { GuardPages.Count: > 0 } =>
            $"the payload was entered while the MMIO page 0x{before.GuardPages.Min():x} was mapped",
        _ => null,
    };
}
