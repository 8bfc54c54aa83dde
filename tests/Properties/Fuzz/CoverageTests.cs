using Fuzz.Coverage;

namespace Properties.Fuzz;

/// <summary>What counts as new coverage.</summary>
public sealed class CoverageTests
{
    [Fact]
    public void Edge_and_each_bucket_of_its_counts_are_new_once()
    {
        var map = new VirginMap();

        Assert.Equal(Novelty.Edge, map.Add(Hits(9, 1)));
        Assert.Equal(Novelty.None, map.Add(Hits(9, 1)));
        Assert.Equal(Novelty.Count, map.Add(Hits(9, 40)));
        Assert.Equal(Novelty.None, map.Add(Hits(9, 127)));
        Assert.Equal(Novelty.Edge, map.Add(Hits(65_535, 1)));
        Assert.Equal(2, map.Edges);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 4)]
    [InlineData(4, 8)]
    [InlineData(7, 8)]
    [InlineData(31, 32)]
    [InlineData(32, 64)]
    [InlineData(127, 64)]
    [InlineData(255, 128)]
    public void Buckets_are_those_of_AFL(byte count, byte bucket) => Assert.Equal(bucket, Buckets.Of(count));

    [Property(MaxTest = 200)]
    public void Novelty_of_a_map_is_that_of_its_counts_one_by_one((ushort Edge, byte Count)[][] runs)
    {
        var map = new VirginMap();
        var seen = new HashSet<(int Edge, byte Bucket)>();
        foreach (var run in runs)
        {
            var hits = new byte[CoverageMap.Size];
            foreach (var (edge, count) in run)
                hits[edge] = count;
            var reached = run.Select(one => (Edge: (int)one.Edge, Bucket: Buckets.Of(hits[one.Edge])))
                .Where(one => one.Bucket != 0).ToArray();
            var expected = reached.Any(one => !seen.Any(other => other.Edge == one.Edge)) ? Novelty.Edge
                : reached.Any(one => !seen.Contains(one)) ? Novelty.Count : Novelty.None;
            seen.UnionWith(reached);

            Assert.Equal(expected, map.Add(hits));
            Assert.Equal(seen.Select(one => one.Edge).Distinct().Count(), map.Edges);
        }
    }

    [Fact]
    public void Footprint_has_ordered_edges_and_work() =>
        Assert.Equivalent(new Footprint([9], [64], 40), Footprint.Of(Hits(9, 40)), strict: true);

    private static byte[] Hits(int edge, byte count)
    {
        var hits = new byte[CoverageMap.Size];
        hits[edge] = count;
        return hits;
    }
}
