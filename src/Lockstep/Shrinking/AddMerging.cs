using Lockstep.Scenarios;

namespace Lockstep.Shrinking;

/// <summary>Merges two additions of adjacent memory: the allocator gets the same bytes.</summary>
internal static class AddMerging
{
    /// <summary>The scenarios in which an addition is merged with a later one.</summary>
    public static IEnumerable<Scenario> Of(Scenario scenario, int at)
    {
        if (scenario.Commands[at] is not Add first)
            yield break;
        for (var later = at + 1; later < scenario.Commands.Length; later++)
        {
            if (scenario.Commands[later] is Add second && Merge(first, second) is { } merged)
                yield return scenario with { Commands = scenario.Commands.SetItem(at, merged).RemoveAt(later) };
        }
    }

    private static Add? Merge(Add first, Add second)
    {
        var (low, high) = first.Base < second.Base ? (first, second) : (second, first);
        return low.Size == high.Base - low.Base && high.Size <= ulong.MaxValue - low.Size
            ? new Add(low.Base, low.Size + high.Size)
            : null;
    }
}
