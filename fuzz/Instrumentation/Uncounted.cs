namespace Fuzz.Instrumentation;

/// <summary>
/// Types of Lockstep that run with every command: dispatch, bookkeeping, comparison, the simulated platform, events.
/// Their coverage follows from that of the model and the production code; counting it too would cost an eighth of a
/// search's time or more.
/// </summary>
internal static class Uncounted
{
    /// <summary>Their names, without the namespace.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "Allocated", "ByteRange", "Closed", "Comparison", "ErrorFacts", "ErrorTexts", "Freed", "GuardMapped",
        "GuardUnmapped", "GuardedSubject", "HostActions", "HypervisorDescription", "Hypervisors", "IdleStep",
        "IntervalSet", "Judge", "LiveBuffer", "LiveBuffers", "LockstepRun", "MachineRun", "MeddlingHost",
        "OperationBegan", "OperationEnded", "OperationJournal", "PayloadEntered", "PlannedAccess", "RequiredPhrase",
        "RunResult", "SafetyEvent", "SafetyLedger", "SafetyMonitor", "SafetyWatch", "Shared", "StaticRange",
        "StepBudget", "Tally", "Unshared", "Written",
    ];

    /// <summary>
    /// Namespaces without counted types: every command passes through its description, the subject and the simulated
    /// platform.
    /// </summary>
    private static readonly string[] Rooms =
        ["Lockstep.Commands.", "Lockstep.Production.", "Lockstep.Simulation.", "Lockstep.Subjects."];

    /// <summary>Whether a type is instrumented.</summary>
    /// <param name="type">Its full name; that of a nested type follows its outermost one after a slash.</param>
    public static bool IsCounted(string type)
    {
        var outermost = type.Split('/')[0];
        if (Rooms.Any(room => type.StartsWith(room, StringComparison.Ordinal)))
            return false;
        return !outermost.StartsWith("Lockstep.", StringComparison.Ordinal)
            || !Names.Contains(outermost[(outermost.LastIndexOf('.') + 1)..], StringComparer.Ordinal);
    }
}
