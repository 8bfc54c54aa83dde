namespace Fuzz;

/// <summary>Starts the workers of a campaign.</summary>
internal interface ICampaignEngine
{
    /// <summary>Starts a worker in its folder.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="target">What inputs are tried on.</param>
    /// <param name="tool">The instrumented copy of the tool.</param>
    /// <param name="number">The worker's number, from 1.</param>
    /// <param name="time">How long it runs.</param>
    /// <param name="known">Takes what is known of inputs that ended a worker, by their files.</param>
    /// <exception cref="CampaignError">It does not start.</exception>
    IWorkerSlot Start(
        CampaignOrder order,
        ITarget target,
        InstrumentedTool tool,
        int number,
        TimeSpan time,
        Dictionary<string, TargetFinding> known);
}

/// <summary>The place of one worker of a campaign; inputs that fail go to the worker's folder.</summary>
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
