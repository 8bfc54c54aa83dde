using Fuzz.Corpora;
using Fuzz.Coverage;
using Fuzz.Targets;

namespace Properties.Fuzz;

/// <summary>Which inputs are kept of many.</summary>
public sealed class SetCoverTests
{
    [Fact]
    public void What_one_reaches_alone_is_kept_and_what_others_reach_too_is_not()
    {
        var (wide, single, needless) = (Input(9, (1, 1), (2, 1)), Input(5, (3, 1)), Input(1, (2, 1)));

        Assert.Equal([wide, single], SetCover.Of([needless, single, wide]));
    }

    [Fact]
    public void An_edge_in_another_bucket_is_something_else()
    {
        var (once, often) = (Input(1, (7, 1)), Input(2, (7, 128)));

        Assert.Equal([once, often], SetCover.Of([often, once]));
    }

    [Fact]
    public void Of_two_that_reach_the_same_the_shorter_is_kept()
    {
        var (brief, longer) = (Input(3, (7, 1)), Input(4, (7, 1)));

        Assert.Equal([brief], SetCover.Of([longer, brief]));
    }

    [Fact]
    public void Several_short_ones_are_kept_for_a_long_one_that_reaches_as_much()
    {
        var all = Input(900, (1, 1), (2, 1), (3, 1));
        var (one, two) = (Input(20, (1, 1), (2, 1)), Input(30, (3, 1)));

        Assert.Equal([one, two], SetCover.Of([all, one, two]));
    }

    [Fact]
    public void The_first_choice_is_dropped_where_the_later_ones_make_it_needless()
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
