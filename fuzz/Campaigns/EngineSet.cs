using Fuzz.Engines;
using Fuzz.Engines.Afl;
using Fuzz.Engines.Embedded;
using Fuzz.Engines.LibFuzzer;

namespace Fuzz.Campaigns;

/// <summary>Selects the engine of a campaign.</summary>
public static class EngineSet
{
    /// <summary>Checks early that the programs of an engine are there, where that takes no time.</summary>
    /// <exception cref="CampaignError">A required program is not installed.</exception>
    public static void Require(EngineKind engine)
    {
        if (engine == EngineKind.Afl)
            AflSlot.Find(EngineProcess.SearchPath);
    }

    /// <summary>A function that starts a worker of the requested engine.</summary>
    /// <exception cref="CampaignError">A required program is not installed.</exception>
    internal static Func<WorkerPlace, IWorkerSlot> StarterFor(CampaignOrder order)
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
