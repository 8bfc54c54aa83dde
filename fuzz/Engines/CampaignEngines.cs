using Fuzz.Campaigning;

namespace Fuzz.Engines;

/// <summary>Makes the engine that a campaign asks for.</summary>
internal static class CampaignEngines
{
    /// <summary>The engine; whatever it needs of the machine is there.</summary>
    /// <exception cref="CampaignError">A program that it needs is not installed.</exception>
    public static ICampaignEngine Of(CampaignOrder order) => order.Engine switch
    {
        EngineKind.Afl => new AflEngine(AflEngine.Find(MachineTool.SearchPath)),
        EngineKind.LibFuzzer => new LibFuzzerEngine(LibFuzzerDriver.Build(order.Folder, MachineTool.SearchPath)),
        _ => new EmbeddedEngine(),
    };
}
