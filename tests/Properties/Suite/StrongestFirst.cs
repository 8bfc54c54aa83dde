using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Properties.Suite.StrongestFirst))]

namespace Properties.Suite;

/// <summary>
/// Runs first the tests that find most defects per second: lockstep, then promises. Before them comes what a process
/// may not survive, the canaries of a mutated copy, whose outcome must not depend on how long the others take, then the
/// platform rules, without which generators produce nothing, and the fast tests of the safety monitor.
/// </summary>
public sealed class StrongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Order =
    [
        "Properties.Agreement.Survival", "Properties.Strength.MutationCanary", "Properties.Formats.PlatformRules",
        "Properties.Safety.", "Properties.Agreement.", "Properties.Promises.", "Properties.",
    ];

    /// <summary>The number of phases; each ends before the next begins.</summary>
    public const int Phases = 3;

    /// <summary>The phase of a collection: survival, the lockstep, or the rest.</summary>
    public static int PhaseOf(ITestCollection collection) => Order[RankOf(collection)] switch
    {
        "Properties.Agreement.Survival" => 0,
        "Properties.Promises." or "Properties." => 2,
        _ => 1,
    };

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => RankOf(collection))
            .ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    private static int RankOf(ITestCollection collection) =>
        Array.FindIndex(Order, part => collection.TestCollectionDisplayName.Contains(part, StringComparison.Ordinal));
}
