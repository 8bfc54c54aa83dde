namespace Fuzz;

/// <summary>
/// Types of Lockstep that run along with every command, whatever it is: what passes commands on, keeps books and
/// compares, bytes of memory, sets of addresses. What they do follows from what the model and the production code did,
/// which is counted; counting it again would take an eighth of a search's time or more.
/// </summary>
internal static class Uncounted
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "Lockstep.Asked",
        "Lockstep.ByteRange",
        "Lockstep.Comparison",
        "Lockstep.ErrorFacts",
        "Lockstep.ErrorTexts",
        "Lockstep.Fact",
        "Lockstep.HostActions",
        "Lockstep.HostView",
        "Lockstep.HypercallCounts",
        "Lockstep.IntervalSet",
        "Lockstep.LiveBuffer",
        "Lockstep.LiveBuffers",
        "Lockstep.LockstepRun",
        "Lockstep.MachineRun",
        "Lockstep.Namesake`2",
        "Lockstep.OperationJournal",
        "Lockstep.PagePool",
        "Lockstep.ProductionAllocator",
        "Lockstep.ProductionMachine",
        "Lockstep.Resolver",
        "Lockstep.SafetyLedger",
        "Lockstep.SafetyMonitor",
        "Lockstep.SafetyWatch",
        "Lockstep.Secret",
        "Lockstep.Shadow",
        "Lockstep.SimulatedPlatform",
        "Lockstep.SparseMemory",
        "Lockstep.Translation",
        "Lockstep.World",
    ];

    /// <summary>Whether the code of a type counts what it reaches.</summary>
    /// <param name="type">Its full name; of a nested one that of the outermost, a slash and more.</param>
    public static bool IsCounted(string type) => !Names.Contains(type.Split('/')[0], StringComparer.Ordinal);
}
