using Fuzz.Corpora;
using Fuzz.Engines.Embedded;

namespace Fuzz.Engines;

/// <summary>A request for a campaign.</summary>
/// <param name="Folder">Its folder; an existing campaign is resumed.</param>
/// <param name="Seed">Determines every mutation of every worker.</param>
public sealed record CampaignOrder(string Folder, ulong Seed)
{
    /// <summary>Longer than any campaign runs.</summary>
    public static readonly TimeSpan NoLimit = TimeSpan.FromDays(3650);

    /// <summary>The time limit, excluding the canary and the start of workers.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A target stops after this time without new coverage; null for its full time.</summary>
    public TimeSpan? UntilStable { get; init; }

    /// <summary>A folder of further seeds, see <see cref="CorpusFolder"/>; or null.</summary>
    public string? Corpus { get; init; }

    /// <summary>The number of concurrent workers.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>The only target; null for all in turn, each for its share of the time.</summary>
    public string? Target { get; init; }

    /// <summary>The execution limit of each worker on a target.</summary>
    public long Executions { get; init; } = long.MaxValue;

    /// <summary>The engine.</summary>
    public EngineKind Engine { get; init; }

    /// <summary>The seed of one worker.</summary>
    /// <param name="worker">Its number.</param>
    /// <param name="generation">The number of its predecessors.</param>
    internal int SeedOf(int worker, int generation)
    {
        var mixed = (Seed + ((ulong)worker << 32) + ((ulong)generation << 48)) * 0x9E37_79B9_7F4A_7C15;
        return (int)(mixed >> 33);
    }
}
