using Fuzz.Instrumentation;

namespace Fuzz.Engines;

/// <summary>A slot for one worker of a campaign; failing inputs go to the worker's folder.</summary>
internal interface IWorkerSlot : IDisposable
{
    bool HasEnded { get; }

    /// <summary>Why it ended before its time: its workers die at once; null if they do not.</summary>
    string? GaveUp { get; }

    /// <summary>The counts at the last <see cref="Look"/>, including those of replaced workers.</summary>
    WorkerCounts Counts { get; }

    /// <summary>Checks the worker.</summary>
    /// <exception cref="CampaignError">It fails, and no input is to blame.</exception>
    /// <exception cref="IOException">It cannot write.</exception>
    void Look();
}

/// <summary>A worker of a campaign, and what it works on.</summary>
/// <param name="Order">The request.</param>
/// <param name="Target">The target.</param>
/// <param name="Tool">The instrumented copy of the tool.</param>
/// <param name="Number">The worker's number, from 1.</param>
/// <param name="Time">The time limit.</param>
/// <param name="Known">Receives the findings for inputs that killed a worker, by file.</param>
internal sealed record WorkerPlace(
    CampaignOrder Order,
    Target Target,
    InstrumentedTool Tool,
    int Number,
    TimeSpan Time,
    Dictionary<string, TargetFinding> Known)
{
    /// <summary>The name of the worker, its folder and its log.</summary>
    public string Name => $"{Target.Name}-{Number}";

    public string Folder => Path.Combine(Order.Folder, Name);

    /// <summary>
    /// The time limit of a process. The first gets all the time, however long its start took; its successors get the
    /// rest.
    /// </summary>
    /// <param name="generation">The number of its predecessors.</param>
    /// <param name="elapsed">The time since the first was started.</param>
    public TimeSpan TimeLeft(int generation, TimeSpan elapsed) =>
        generation == 0 ? Time : Time > elapsed ? Time - elapsed : TimeSpan.Zero;

    /// <summary>The program and arguments that serve the target to another fuzzer.</summary>
    /// <param name="engine">The fuzzer.</param>
    /// <param name="log">Its log, beside which exceptions of the target are recorded.</param>
    public IReadOnlyList<string> TargetWords(EngineKind engine, string log) => Tool.Words(
        SharpFuzzHost.Verb,
        EngineNames.NameOf(engine),
        Target.Name,
        Path.ChangeExtension(log, SharpFuzzHost.ThrownExtension));
}
