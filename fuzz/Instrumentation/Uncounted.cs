namespace Fuzz.Instrumentation;

/// <summary>
/// Types of Lockstep that run along with every command, whatever it is: what passes commands on, keeps books and
/// compares, bytes of memory, sets of addresses. What they do follows from what the model and the production code did,
/// which is counted; counting it again would take an eighth of a search's time or more.
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

    /// <summary>The namespaces of which no type is counted: each command passes through its description.</summary>
    private static readonly string[] Rooms = ["Lockstep.Commands.", "Lockstep.Production."];

    /// <summary>Whether the code of a type counts what it reaches.</summary>
    /// <param name="type">Its full name; of a nested one that of the outermost, a slash and more.</param>
    public static bool IsCounted(string type)
    {
        var outermost = type.Split('/')[0];
        if (Rooms.Any(room => type.StartsWith(room, StringComparison.Ordinal)))
            return false;
        return !outermost.StartsWith("Lockstep.", StringComparison.Ordinal)
            || !Names.Contains(outermost[(outermost.LastIndexOf('.') + 1)..], StringComparer.Ordinal);
    }
}
