using Fuzz.Campaigning;

namespace Fuzz.Engines;

/// <summary>AFL++: a main instance and, for each further job, a secondary one, on the same folder.</summary>
/// <param name="afl">The path of <c>afl-fuzz</c>.</param>
internal sealed class AflEngine(string afl) : ICampaignEngine
{
    /// <summary>The path of <c>afl-fuzz</c>.</summary>
    /// <param name="searchPath">The folders, as in <c>PATH</c>.</param>
    /// <exception cref="CampaignError">It is not installed.</exception>
    public static string Find(string searchPath) => MachineTool.Find(searchPath, "afl-fuzz")
        ?? throw new CampaignError(
            "verify: --engine afl needs afl-fuzz, which is not installed; install it: apt-get install afl++");

    /// <inheritdoc/>
    public IWorkerSlot Start(WorkerPlace place) => new AflSlot(afl, place);
}
