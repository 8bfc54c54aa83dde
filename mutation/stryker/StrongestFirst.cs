using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Properties.Strength.StrongestFirst))]

namespace Properties.Strength;

/// <summary>
/// Runs first the tests that kill most mutants per second, since a run ends at the first failure: lockstep, then
/// promises. Before them come the platform rules, without which generators produce nothing, and the fast tests of the
/// safety monitor.
/// </summary>
public sealed class StrongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Order =
    [
        "Properties.Formats.PlatformRules", "Properties.Safety.", "Properties.Agreement.", "Properties.Promises.",
        "Properties.",
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(RankOf)
            .ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    private static int RankOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection =>
        Array.FindIndex(Order, part => collection.TestCollectionDisplayName.Contains(part, StringComparison.Ordinal));
}
