using Mutation.Trials;

namespace Properties.Strength;

/// <summary>The selection of defects that CI runs for a commit.</summary>
public sealed class PickTests
{
    private const string Commit = "592ed1219f58b872f12bedf38052ce796e6ac6cb";

    private static readonly string[] PickedNames =
    [
        "defect-12", "defect-18", "defect-22", "defect-23", "defect-26",
        Defect.CanaryOfNothing, Defect.CanaryOfEverything,
    ];

    [Fact]
    public void Same_commit_picks_same_defects()
    {
        var entries = Patches.Entries(27);

        Assert.Equal(Pick.By(entries, 5, Commit), Pick.By(entries, 5, Commit.ToUpperInvariant()));

        // Pinned, so that no change of a dependency alters the selection unnoticed.
        Assert.Equal(PickedNames, Pick.By(entries, 5, Commit).Select(entry => entry.Name));
    }

    [Fact]
    public void Pick_always_includes_both_canaries()
    {
        var picked = Pick.By(Patches.Entries(27), 1, Commit);

        Assert.Equal([Defect.CanaryOfNothing, Defect.CanaryOfEverything], picked.Skip(1).Select(entry => entry.Name));
    }

    [Fact]
    public void Pick_of_more_than_all_returns_all() =>
        Assert.Equal(Patches.Entries(3), Pick.By(Patches.Entries(3), 5, Commit));

    [Fact]
    public void Every_defect_is_picked_by_some_commit()
    {
        var entries = Patches.Entries(27);

        var picked = Enumerable.Range(0, 100).SelectMany(number => Pick.By(entries, 5, $"commit {number}"));

        Assert.Equal(entries.Count, picked.Distinct().Count());
    }
}
