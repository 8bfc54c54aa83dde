namespace Fuzz.Instrumentation;

/// <summary>
/// Types of Lockstep that run with every command: dispatch, bookkeeping, comparison, memory bytes, address sets. Their
/// coverage follows from that of the model and the production code; counting it too would cost an eighth of a search's
/// time or more.
/// </summary>
internal static class Uncounted
{
    /// <summary>Their names, without the namespace.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "ByteRange", "Comparison", "ErrorFacts", "ErrorTexts", "HostActions", "HostView", "HypercallCounts",
        "IntervalSet", "LiveBuffer", "LiveBuffers", "LockstepRun", "MachineRun", "OperationJournal", "PagePool",
        "PoisonPattern", "ProductionAllocator", "ProductionMachine", "RequiredPhrase", "SafetyLedger", "SafetyMonitor",
        "SafetyWatch", "Shadow", "SimulatedPlatform", "SparseMemory", "World",
    ];

    /// <summary>Namespaces without counted types: every command passes through its description.</summary>
    private static readonly string[] Rooms = ["Lockstep.Commands.", "Lockstep.Production."];

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
