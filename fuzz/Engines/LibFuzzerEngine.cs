namespace Fuzz;

/// <summary>libFuzzer: a process for each job; all share the queue of the first.</summary>
/// <param name="driver">The path of the driver.</param>
internal sealed class LibFuzzerEngine(string driver) : ICampaignEngine
{
    /// <inheritdoc/>
    public IWorkerSlot Start(
        CampaignOrder order,
        ITarget target,
        InstrumentedTool tool,
        int number,
        TimeSpan time,
        Dictionary<string, TargetFinding> known) =>
        new LibFuzzerSlot(driver, order, target, tool, number, time);
}
