using Fuzz.Coverage;
using Fuzz.Engines.Embedded;
using Fuzz.Targets;

namespace Properties.Fuzz;

public sealed class CorpusTests
{
    private readonly Corpus _corpus = new(new Random(1));

    [Theory]
    [InlineData(1000, 10_000)]
    [InlineData(1000, 20_000)]
    [InlineData(500, 4000)]
    public void Energy_of_an_input_is_inversely_proportional_to_its_work(int quickWork, int slowWork)
    {
        var (quick, slow) = (Add(quickWork, bytes: 10), Add(slowWork, bytes: 10));

        var times = (double)_corpus.EnergyOf(quick) / _corpus.EnergyOf(slow);

        Assert.InRange(times, 0.5 * slowWork / quickWork, 2.0 * slowWork / quickWork);
    }

    [Fact]
    public void Energy_of_the_slowest_input_is_one()
    {
        for (var number = 0; number < 50; number++)
            Add(work: 100, bytes: 10);
        var slowest = Add(work: 10_000_000, bytes: 1000);
        slowest.Chosen = 100;

        Assert.Equal(1, _corpus.EnergyOf(slowest));
    }

    [Fact]
    public void Inputs_to_splice_in_are_mostly_quick_ones()
    {
        var quick = Add(work: 100, bytes: 10);
        Add(work: 10_000, bytes: 1000);

        var picks = Enumerable.Range(0, 1000).Count(_ => ReferenceEquals(_corpus.Any(), quick));

        // The quicker of two random ones: three in four.
        Assert.InRange(picks, 650, 850);
    }

    private CorpusEntry Add(int work, int bytes) =>
        _corpus.Add(new Input(new byte[bytes]), new Footprint([1, 2], [1, 1], work));
}
