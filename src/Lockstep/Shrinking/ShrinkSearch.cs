using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>
/// A greedy search: a candidate that still fails is kept, and the search continues from its position instead of
/// restarting, so that a thousand commands take a few hundred tries. It stops after a round without progress.
/// </summary>
internal sealed class ShrinkSearch(
    Scenario scenario, Func<Scenario, bool> stillFails, int maxTries, Func<bool>? isOver)
{
    private readonly bool _isCapped = Caps.Hold(scenario);

    /// <summary>The simplest failing scenario so far.</summary>
    public Scenario Best { get; private set; } = scenario;

    /// <summary>The number of scenarios tried.</summary>
    public int Tries { get; private set; }

    private bool IsOver => Tries >= maxTries || isOver?.Invoke() == true;

    /// <summary>Searches until no simpler scenario fails, the tries are exhausted, or it is to end.</summary>
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
        while (!IsOver && (isSimpler || Shrinker.Expensive(Best).Any(Try)));

        var normal = Best.Normalise();
        if (!normal.Equals(Best))
        {
            Try(normal);
        }
    }

    // From the end: commands after the failure are irrelevant, and whole chunks of them go at once.
    private bool Remove(Func<Scenario, int> count, Func<Scenario, Chunk, Scenario> without)
    {
        var isShorter = false;
        foreach (var length in Chunk.Lengths(count(Best)))
        {
            for (var end = count(Best); end > 0 && !IsOver; end -= length)
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
        for (var at = 0; at < Best.Commands.Length && !IsOver; at++)
        {
            var index = at;
            isSimpler |= Simplify(best =>
                index < best.Commands.Length ? Shrinker.WithSimpler(best, index) : []);
        }

        return isSimpler;
    }

    // Candidates are derived from the scenario kept last: each step builds on the one before.
    private bool Simplify(Func<Scenario, IEnumerable<Scenario>> candidates)
    {
        var isSimpler = false;
        while (!IsOver && candidates(Best).Any(Try))
        {
            isSimpler = true;
        }

        return isSimpler;
    }

    private bool Try(Scenario candidate)
    {
        // What is found is saved as text, and a costly candidate would take the time of many others.
        if (IsOver || (_isCapped && !Caps.Hold(candidate)))
            return false;

        Tries++;
        if (!stillFails(candidate))
        {
            return false;
        }

        Best = candidate;
        return true;
    }
}
