using Fuzz.Corpora;
using Fuzz.Engines.Embedded;

namespace Fuzz.Engines;

/// <summary>What a person wants of a campaign.</summary>
/// <param name="Folder">Where it keeps everything; one that is there is resumed.</param>
/// <param name="Seed">Decides every change of every worker.</param>
public sealed record CampaignOrder(string Folder, ulong Seed)
{
    /// <summary>Longer than any campaign runs.</summary>
    public static readonly TimeSpan NoLimit = TimeSpan.FromDays(3650);

    /// <summary>How long it runs, the canary and the start of workers not counted.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A target is done with when it reached nothing new for so long; null for all its time.</summary>
    public TimeSpan? UntilStable { get; init; }

    /// <summary>A folder of inputs to begin with too, see <see cref="CorpusFolder"/>; or null.</summary>
    public string? Corpus { get; init; }

    /// <summary>How many workers run at the same time.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>The only target; null for all in turn, each for its share of the time.</summary>
    public string? Target { get; init; }

    /// <summary>The most that each worker executes on a target.</summary>
    public long Executions { get; init; } = long.MaxValue;

    /// <summary>What makes the inputs.</summary>
    public EngineKind Engine { get; init; }

    /// <summary>The seed of one worker.</summary>
    /// <param name="worker">Its number.</param>
    /// <param name="generation">How many were there before it under this number.</param>
    internal int SeedOf(int worker, int generation)
    {
        var mixed = (Seed + ((ulong)worker << 32) + ((ulong)generation << 48)) * 0x9E37_79B9_7F4A_7C15;
        return (int)(mixed >> 33);
    }
}
