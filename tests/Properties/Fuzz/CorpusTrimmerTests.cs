using Fuzz.Corpora;
using Fuzz.Coverage;
using Fuzz.Targets;

namespace Properties.Fuzz;

/// <summary>
/// Inputs made shorter that together reach what they did. Here each byte value is an edge of its own.
/// </summary>
public sealed class CorpusTrimmerTests
{
    [Fact]
    public void Each_input_keeps_what_it_alone_reaches_and_what_several_reach_stays_once()
    {
        Assert.Equal(["030409", "0102"], Trimmed([1, 2, 3, 3, 4, 9], [1, 2]));
        Assert.Equal(["09", "01"], Trimmed([9, 1], [1]));
    }

    [Fact]
    public void All_that_was_reached_is_reached()
    {
        var random = new Random(1);
        byte[][] inputs = [.. Enumerable.Range(1, 30).Select(_ =>
            Enumerable.Range(0, 12).Select(_ => (byte)random.Next(40)).ToArray())];

        var trimmed = Trimmed(inputs).Select(Convert.FromHexString).ToList();

        Assert.Equal(inputs.SelectMany(it => it).Distinct().Order(), trimmed.SelectMany(it => it).Distinct().Order());
        Assert.Equal(trimmed.Sum(input => input.Length), trimmed.SelectMany(it => it).Distinct().Count());
        Assert.DoesNotContain(trimmed, input => input.Length == 0);
    }

    /// <summary>
    /// Byte 1 reaches what byte 5 does: the input that needs 1 makes the one that has only 5 needless.
    /// </summary>
    [Fact]
    public void An_input_is_left_out_where_another_reaches_as_much_without_meaning_to() =>
        Assert.Equal(["0107"], Trimmed(ReachWithCompany, [1, 7], [5]));

    [Fact]
    public void A_shorter_input_that_fails_is_not_taken()
    {
        byte[] input = [1, 1, 1, 1, 1, 1];
        var trimmer = new CorpusTrimmer(new LayoutTarget(), bytes => bytes.Length < 4 ? null : Reach(bytes));

        var trimmed = trimmer.Trim([new Measured(new CorpusFile("input", input), Reach(input))]);

        Assert.Equal([1, 1, 1, 1], trimmed.Single().File.Bytes);
    }

    private static List<string> Trimmed(params byte[][] inputs) => Trimmed(Reach, inputs);

    private static List<string> Trimmed(Func<byte[], Footprint> reach, params byte[][] inputs) =>
        [.. new CorpusTrimmer(new LayoutTarget(), reach)
            .Trim([.. inputs.Select(bytes => new Measured(new CorpusFile("input", bytes), reach(bytes)))])
            .Select(input => Convert.ToHexString(input.File.Bytes))];

    private static Footprint ReachWithCompany(byte[] bytes) => Reach(bytes.Contains((byte)1) ? [.. bytes, 5] : bytes);

    private static Footprint Reach(byte[] bytes)
    {
        ushort[] edges = [.. bytes.Distinct().Order().Select(value => (ushort)value)];
        return new Footprint(edges, [.. edges.Select(_ => (byte)1)], bytes.Length);
    }
}
