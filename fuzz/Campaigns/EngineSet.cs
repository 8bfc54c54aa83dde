using Fuzz.Engines;
using Fuzz.Engines.Afl;
using Fuzz.Engines.Embedded;
using Fuzz.Engines.LibFuzzer;

namespace Fuzz.Campaigns;

/// <summary>Selects the engine of a campaign.</summary>
internal static class EngineSet
{
    /// <summary>A function that starts a worker of the requested engine.</summary>
    /// <exception cref="CampaignError">A required program is not installed.</exception>
    public static Func<WorkerPlace, IWorkerSlot> StarterFor(CampaignOrder order)
    {
        switch (order.Engine)
        {
            case EngineKind.Afl:
                var afl = AflSlot.Find(EngineProcess.SearchPath);
                return place => new AflSlot(afl, place);
            case EngineKind.LibFuzzer:
                var driver = LibFuzzerDriver.Build(order.Folder, EngineProcess.SearchPath);
                return place => new LibFuzzerSlot(driver, place);
            default:
                return static place => new WorkerSlot(place);
        }
    }
}
