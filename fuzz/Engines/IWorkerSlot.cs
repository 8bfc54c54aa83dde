using Fuzz.Instrumentation;

namespace Fuzz.Engines;

/// <summary>The slot of one worker of a campaign; failing inputs go to the worker's folder.</summary>
internal interface IWorkerSlot : IDisposable
{
    /// <summary>Whether it is done.</summary>
    bool HasEnded { get; }

    /// <summary>Its counts at the last <see cref="Look"/>, those of workers that it replaced included.</summary>
    WorkerCounts Counts { get; }

    /// <summary>Looks at the worker.</summary>
    /// <exception cref="CampaignError">It does not work, and no input is to blame.</exception>
    /// <exception cref="IOException">It cannot write.</exception>
    void Look();
}

/// <summary>A worker of a campaign, and what it works on.</summary>
/// <param name="Order">What is wanted of the campaign.</param>
/// <param name="Target">What inputs are run on.</param>
/// <param name="Tool">The instrumented copy of the tool.</param>
/// <param name="Number">The worker's number, from 1.</param>
/// <param name="Time">How long workers run here.</param>
/// <param name="Known">Takes what is known of inputs that ended a worker, by their files.</param>
internal sealed record WorkerPlace(
    CampaignOrder Order,
    Target Target,
    InstrumentedTool Tool,
    int Number,
    TimeSpan Time,
    Dictionary<string, TargetFinding> Known)
{
    /// <summary>The worker's name, which its folder and its log have.</summary>
    public string Name => $"{Target.Name}-{Number}";

    /// <summary>The worker's folder.</summary>
    public string Folder => Path.Combine(Order.Folder, Name);

    /// <summary>
    /// How long a process runs. The first gets all the time, however long its start took; its successors get the rest.
    /// </summary>
    /// <param name="generation">How many were in this place before it.</param>
    /// <param name="elapsed">Since the first was started.</param>
    public TimeSpan TimeLeft(int generation, TimeSpan elapsed) =>
        generation == 0 ? Time : Time > elapsed ? Time - elapsed : TimeSpan.Zero;
}
