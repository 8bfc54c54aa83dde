using Fuzz.Corpora;
using Fuzz.Coverage;
using Fuzz.Targets;

namespace Properties.Fuzz;

/// <summary>The selection of a minimal corpus.</summary>
public sealed class SetCoverTests
{
    [Fact]
    public void Input_with_an_edge_of_its_own_is_kept_and_a_redundant_one_dropped()
    {
        var (wide, single, redundant) = (Input(9, (1, 1), (2, 1)), Input(5, (3, 1)), Input(1, (2, 1)));

        Assert.Equal([wide, single], SetCover.Of([redundant, single, wide]));
    }

    [Fact]
    public void Edge_in_another_bucket_is_separate_coverage()
    {
        var (once, often) = (Input(1, (7, 1)), Input(2, (7, 128)));

        Assert.Equal([once, often], SetCover.Of([often, once]));
    }

    [Fact]
    public void Shorter_of_two_inputs_with_the_same_coverage_is_kept()
    {
        var (brief, longer) = (Input(3, (7, 1)), Input(4, (7, 1)));

        Assert.Equal([brief], SetCover.Of([longer, brief]));
    }

    [Fact]
    public void Several_short_inputs_replace_a_long_one_with_the_same_coverage()
    {
        var all = Input(900, (1, 1), (2, 1), (3, 1));
        var (one, two) = (Input(20, (1, 1), (2, 1)), Input(30, (3, 1)));

        Assert.Equal([one, two], SetCover.Of([all, one, two]));
    }

    [Fact]
    public void First_choice_is_dropped_if_later_ones_make_it_redundant()
    {
        var first = Input(9, (1, 1), (2, 1), (3, 1), (4, 1));
        var left = Input(2, (1, 1), (2, 1), (5, 1));
        var right = Input(2, (3, 1), (4, 1), (6, 1));

        Assert.Equal(new HashSet<Measured> { left, right }, SetCover.Of([first, left, right]).ToHashSet());
    }

    private static Measured Input(int length, params (ushort Edge, byte Bucket)[] reached) => new(
        new CorpusFile($"{length}", [.. Enumerable.Repeat((byte)reached[0].Edge, length)]),
        new Footprint([.. reached.Select(pair => pair.Edge)], [.. reached.Select(pair => pair.Bucket)], 1));
}
