namespace Fuzz;

/// <summary>The loop of this project, a process each worker.</summary>
internal sealed class EmbeddedEngine : ICampaignEngine
{
    /// <inheritdoc/>
    public IWorkerSlot Start(
        CampaignOrder order,
        ITarget target,
        InstrumentedTool tool,
        int number,
        TimeSpan time,
        Dictionary<string, TargetFinding> known) =>
        new WorkerSlot(order, target, tool, number, time, known);
}
