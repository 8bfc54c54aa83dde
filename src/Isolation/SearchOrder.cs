using Lockstep.Scenarios;

namespace Isolation;

/// <summary>A search for a failing scenario among generated ones, in batches.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Time">The time limit.</param>
public sealed record SearchOrder(ulong Seed, TimeSpan Time)
{
    /// <summary>Whether the scenarios run on hostile machines.</summary>
    public bool IsHostile { get; init; }

    /// <summary>The number of the first batch.</summary>
    public int FirstBatch { get; init; }

    /// <summary>The number of batches of the whole job, after which it ends; by default time alone ends it.</summary>
    public int Batches { get; init; } = int.MaxValue;

    /// <summary>The part of the job: its batches are shared out.</summary>
    public Shard Shard { get; init; } = Shard.Whole;

    /// <summary>Ends the search after failures of so many kinds.</summary>
    public int EnoughKinds { get; init; } = 3;

    /// <summary>The number of threads.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The scenarios of a batch.</summary>
    internal IEnumerable<Scenario> ScenariosOf(int batch) => Isolation.Batches.Scenarios(Seed, batch, IsHostile);

    /// <summary>A scenario of a batch.</summary>
    /// <param name="batch">The number of the batch.</param>
    /// <param name="index">The position in it, from 0.</param>
    public Scenario ScenarioAt(int batch, int index) => ScenariosOf(batch).ElementAt(index);
}

/// <summary>What ran so far on one platform.</summary>
/// <param name="Platform">The platform's name.</param>
/// <param name="Scenarios">Scenarios run.</param>
/// <param name="Commands">Commands executed on both sides and compared.</param>
/// <param name="Idle">Commands without effect.</param>
/// <param name="Findings">Scenarios that failed.</param>
public sealed record PlatformCount(string Platform, long Scenarios, long Commands, long Idle, long Findings);

/// <summary>A generated scenario that failed.</summary>
/// <param name="Batch">The number of its batch.</param>
/// <param name="Index">Its position in the batch, from 0.</param>
/// <param name="Found">What failed.</param>
public sealed record SearchFailure(int Batch, int Index, FoundStep Found);

/// <summary>Follows a search; called on the thread that started it.</summary>
public interface ISearchView
{
    /// <summary>Reports progress, several times per second.</summary>
    /// <param name="counts">What ran since the search began.</param>
    void Ran(IReadOnlyList<PlatformCount> counts);

    /// <summary>Reports a failure of a kind that is new on its platform.</summary>
    void Failed(SearchFailure failure);
}
