using Fuzz.Campaigning;
using Fuzz.Targets;
using Fuzz.Working;

namespace Fuzz.Engines;

/// <summary>Starts the workers of a campaign.</summary>
internal interface ICampaignEngine
{
    /// <summary>Starts a worker in its folder.</summary>
    /// <param name="place">Which worker.</param>
    /// <exception cref="CampaignError">It does not start.</exception>
    IWorkerSlot Start(WorkerPlace place);
}

/// <summary>Which worker of a campaign is meant, and what it works on.</summary>
/// <param name="Order">What is wanted of the campaign.</param>
/// <param name="Target">What inputs are tried on.</param>
/// <param name="Tool">The instrumented copy of the tool.</param>
/// <param name="Number">The worker's number, from 1.</param>
/// <param name="Time">How long workers run here.</param>
/// <param name="Known">Takes what is known of inputs that ended a worker, by their files.</param>
internal sealed record WorkerPlace(
    CampaignOrder Order,
    ITarget Target,
    InstrumentedTool Tool,
    int Number,
    TimeSpan Time,
    Dictionary<string, TargetFinding> Known);

/// <summary>The slot of one worker of a campaign; inputs that fail go to the worker's folder.</summary>
internal interface IWorkerSlot : IDisposable
{
    /// <summary>Whether it is done.</summary>
    bool HasEnded { get; }

    /// <summary>Its counts when it was looked at last.</summary>
    WorkerCounts Counts { get; }

    /// <summary>Looks at the worker.</summary>
    /// <exception cref="CampaignError">It does not work, and no input is to blame.</exception>
    void Look();
}
