using Fuzz.Campaigning;

namespace Fuzz.Engines;

/// <summary>The loop of this project, a process each worker.</summary>
internal sealed class EmbeddedEngine : ICampaignEngine
{
    /// <inheritdoc/>
    public IWorkerSlot Start(WorkerPlace place) => new WorkerSlot(place);
}
