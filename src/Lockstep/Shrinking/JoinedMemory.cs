using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>Two additions side by side become one: the allocator gets the same bytes, sooner or later.</summary>
internal static class JoinedMemory
{
    /// <summary>The scenarios in which an addition takes in one that follows it.</summary>
    public static IEnumerable<Scenario> Of(Scenario scenario, int at)
    {
        if (scenario.Commands[at] is not Add first)
            yield break;
        for (var later = at + 1; later < scenario.Commands.Length; later++)
        {
            if (scenario.Commands[later] is Add second && Join(first, second) is { } joined)
                yield return scenario with { Commands = scenario.Commands.SetItem(at, joined).RemoveAt(later) };
        }
    }

    private static Add? Join(Add first, Add second)
    {
        var (low, high) = first.Base < second.Base ? (first, second) : (second, first);
        return low.Size == high.Base - low.Base && high.Size <= ulong.MaxValue - low.Size
            ? new Add(low.Base, low.Size + high.Size)
            : null;
    }
}
