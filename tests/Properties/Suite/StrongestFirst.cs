using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Properties.Suite.StrongestFirst))]

namespace Properties.Suite;

/// <summary>
/// Runs first the tests that find most defects per second: lockstep, then promises. Before them come the platform
/// rules, without which generators produce nothing, and the fast tests of the safety monitor.
/// </summary>
public sealed class StrongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Order =
    [
        "Properties.Formats.PlatformRules", "Properties.Safety.", "Properties.Agreement.", "Properties.Promises.",
        "Properties.",
    ];

    /// <summary>Whether a collection must end before those behind the lockstep begin.</summary>
    public static bool IsAhead(ITestCollection collection) =>
        Order[RankOf(collection)] is not ("Properties.Promises." or "Properties.");

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => RankOf(collection))
            .ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    private static int RankOf(ITestCollection collection) =>
        Array.FindIndex(Order, part => collection.TestCollectionDisplayName.Contains(part, StringComparison.Ordinal));
}
