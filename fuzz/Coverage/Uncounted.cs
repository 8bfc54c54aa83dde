namespace Fuzz.Coverage;

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
        "Lockstep.Judging.Asked",
        "Lockstep.Safety.ByteRange",
        "Lockstep.Judging.Comparison",
        "Lockstep.Judging.ErrorFacts",
        "Lockstep.Judging.ErrorTexts",
        "Lockstep.Judging.Fact",
        "Lockstep.Judging.HostActions",
        "Lockstep.Simulation.HostView",
        "Lockstep.Simulation.HypercallCounts",
        "Lockstep.Safety.IntervalSet",
        "Lockstep.Safety.LiveBuffer",
        "Lockstep.Safety.LiveBuffers",
        "Lockstep.Judging.LockstepRun",
        "Lockstep.Judging.MachineRun",
        "Lockstep.Subjects.Namesake`2",
        "Lockstep.Safety.OperationJournal",
        "Lockstep.Simulation.PagePool",
        "Lockstep.Subjects.ProductionAllocator",
        "Lockstep.Subjects.ProductionMachine",
        "Lockstep.Judging.Resolver",
        "Lockstep.Safety.SafetyLedger",
        "Lockstep.Safety.SafetyMonitor",
        "Lockstep.Judging.SafetyWatch",
        "Lockstep.Simulation.Secret",
        "Lockstep.Simulation.Shadow",
        "Lockstep.Simulation.SimulatedPlatform",
        "Lockstep.Simulation.SparseMemory",
        "Lockstep.Subjects.Translation",
        "Lockstep.Simulation.World",
    ];

    /// <summary>Whether the code of a type counts what it reaches.</summary>
    /// <param name="type">Its full name; of a nested one that of the outermost, a slash and more.</param>
    public static bool IsCounted(string type) => !Names.Contains(type.Split('/')[0], StringComparer.Ordinal);
}
