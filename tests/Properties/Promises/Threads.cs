using Properties.Interleaving;

namespace Properties.Promises;

/// <summary>
/// Promise 12: concurrent calls are linearizable by results, order of port calls and memory accesses, observable state
/// and memory. What can be asked is asked under threads too. A scheduler decides at every lock, port call, memory
/// access and store to a field which thread continues: a seed repeats a run.
/// </summary>
public sealed class Threads
{
    private const int Runs = 4000;

    // Most defects take some hundred runs, and the rarest some thousand.
    private const int RunsUntilFound = 50_000;
    private const int Repetitions = 2;

    private static readonly int Seed = Random.Shared.Next();

    public static TheoryData<string> Defects => [.. LockDefect.All.Keys];

    [Fact]
    public void Every_history_is_linearizable()
    {
        var production = new ScheduledProduction();
        Assert.True(production.Locks >= 10, $"only {production.Locks} lock statements were found");

        Assert.Null(production.Find(Seed, Budget.Of(Runs), shortens: true, out _));
    }

    /// <summary>The histories see what they are for: each kind of defect, whatever the seed.</summary>
    [Theory]
    [MemberData(nameof(Defects))]
    public void Defect_of_locking_is_found_with_every_seed(string name)
    {
        var broken = new ScheduledProduction(LockDefect.All[name]);
        Assert.True(broken.Changed > 0, $"{name}: nothing was changed");

        for (var repetition = 0; repetition < Budget.Of(Repetitions); repetition++)
        {
            var problem = broken.Find(Seed + repetition, RunsUntilFound, shortens: false, out _);
            Assert.True(
                problem is not null, $"{name}: not found in {RunsUntilFound} runs with seed {Seed + repetition}");
        }
    }

    [Fact]
    public void Seed_repeats_a_run()
    {
        var broken = new ScheduledProduction(LockDefect.All["zeroing of DMA memory outside the lock"]);

        var first = broken.Find(Seed, RunsUntilFound, shortens: false, out var used);

        Assert.Equal((first, used), (broken.Find(Seed, RunsUntilFound, shortens: false, out var again), again));
    }
}
