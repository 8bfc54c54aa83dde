using Fuzz.Corpora;
using Fuzz.Coverage;
using Fuzz.Targets;

namespace Properties.Fuzz;

/// <summary>Inputs are shortened without loss of coverage. Here each byte value is an edge.</summary>
public sealed class CorpusTrimmerTests
{
    [Fact]
    public void Trimmed_input_keeps_its_own_edges_and_shared_ones_stay_once()
    {
        Assert.Equal(["030409", "0102"], Trimmed([1, 2, 3, 3, 4, 9], [1, 2]));
        Assert.Equal(["09", "01"], Trimmed([9, 1], [1]));
    }

    [Fact]
    public void Trimmed_inputs_have_the_same_coverage()
    {
        var random = new Random(1);
        byte[][] inputs = [.. Enumerable.Range(1, 30).Select(_ =>
            Enumerable.Range(0, 12).Select(_ => (byte)random.Next(40)).ToArray())];

        var trimmed = Trimmed(inputs).Select(Convert.FromHexString).ToList();

        Assert.Equal(inputs.SelectMany(it => it).Distinct().Order(), trimmed.SelectMany(it => it).Distinct().Order());
        Assert.Equal(trimmed.Sum(input => input.Length), trimmed.SelectMany(it => it).Distinct().Count());
        Assert.DoesNotContain(trimmed, input => input.Length == 0);
    }

    /// <summary>Byte 1 also reaches the edge of byte 5: the input with 1 makes the one with only 5 redundant.</summary>
    [Fact]
    public void Input_that_another_makes_redundant_is_dropped() =>
        Assert.Equal(["0107"], Trimmed(ReachWithCompany, [1, 7], [5]));

    [Fact]
    public void Shorter_input_that_fails_is_rejected()
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
