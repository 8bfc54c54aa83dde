using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Properties.Strength.StrongestFirst))]

namespace Properties.Strength;

/// <summary>
/// Runs first what kills most mutants a second, since a run ends at the first failure: the lockstep, then the promises.
/// Threads come last: they cost the most, and their schedules are the machine's.
/// </summary>
public sealed class StrongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Order =
        ["Properties.Agreement.", "Properties.Promises.", "Properties.Safety.", "Properties."];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(RankOf).ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    private static int RankOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var name = collection.TestCollectionDisplayName;
        return name.Contains("Properties.Promises.Threads", StringComparison.Ordinal)
            ? Order.Length
            : Array.FindIndex(Order, part => name.Contains(part, StringComparison.Ordinal));
    }
}
