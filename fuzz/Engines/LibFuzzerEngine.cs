namespace Fuzz.Engines;

/// <summary>libFuzzer: a process for each job; all share the queue of the first.</summary>
/// <param name="driver">The path of the driver.</param>
internal sealed class LibFuzzerEngine(string driver) : ICampaignEngine
{
    /// <inheritdoc/>
    public IWorkerSlot Start(WorkerPlace place) => new LibFuzzerSlot(driver, place);
}
