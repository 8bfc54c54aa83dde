using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>
/// The greedy search: a step that still fails is kept, and the search goes on where it stands instead of
/// starting over, so that a thousand commands take a few hundred tries. It ends where a whole round has found
/// no step.
/// </summary>
internal sealed class ShrinkSearch(Scenario scenario, Func<Scenario, bool> stillFails, int maxTries)
{
    /// <summary>The simplest failing scenario so far.</summary>
    public Scenario Best { get; private set; } = scenario;

    /// <summary>How often it was asked whether a scenario fails.</summary>
    public int Tries { get; private set; }

    /// <summary>Searches until nothing simpler fails, or until the tries are used up.</summary>
    public void Run()
    {
        bool isSimpler;
        do
        {
            isSimpler = Remove(best => best.Commands.Length, Shrinker.Without)
                | Remove(Shrinker.FaultsOf, Shrinker.WithoutFaults)
                | Simplify(Shrinker.OnSimplerPlatforms)
                | SimplifyCommands();
        }
        while (isSimpler || Shrinker.Bold(Best).Any(Try));

        var normal = Best.Normalise();
        if (!normal.Equals(Best))
        {
            Try(normal);
        }
    }

    // The end goes first: what comes behind the failure is not needed, and whole chunks of it go at once.
    private bool Remove(Func<Scenario, int> count, Func<Scenario, Chunk, Scenario> without)
    {
        var isShorter = false;
        foreach (var length in Chunk.Lengths(count(Best)))
        {
            for (var end = count(Best); end > 0; end -= length)
            {
                var start = Math.Max(0, end - length);
                isShorter |= Try(without(Best, new Chunk(start, end - start)));
            }
        }

        return isShorter;
    }

    private bool SimplifyCommands()
    {
        var isSimpler = false;
        for (var at = 0; at < Best.Commands.Length; at++)
        {
            var index = at;
            isSimpler |= Simplify(best =>
                index < best.Commands.Length ? Shrinker.WithSimpler(best, index) : []);
        }

        return isSimpler;
    }

    // The candidates of the scenario that was kept, not of the one before it: each step builds on the last.
    private bool Simplify(Func<Scenario, IEnumerable<Scenario>> candidates)
    {
        var isSimpler = false;
        while (candidates(Best).Any(Try))
        {
            isSimpler = true;
        }

        return isSimpler;
    }

    private bool Try(Scenario candidate)
    {
        if (Tries >= maxTries)
        {
            return false;
        }

        Tries++;
        if (!stillFails(candidate))
        {
            return false;
        }

        Best = candidate;
        return true;
    }
}
