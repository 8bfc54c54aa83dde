using Fuzz.Coverage;

namespace Properties.Fuzz;

/// <summary>What counts as new.</summary>
public sealed class CoverageTests
{
    [Fact]
    public void An_edge_is_new_once_and_each_bucket_of_its_counts_once()
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
    public void Counts_are_taken_apart_as_AFL_does(byte count, byte bucket) => Assert.Equal(bucket, Buckets.Of(count));

    [Property(MaxTest = 200)]
    public void A_map_is_added_as_its_counts_one_by_one((ushort Edge, byte Count)[][] runs)
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
    public void A_footprint_has_the_edges_in_order_and_the_work() =>
        Assert.Equivalent(new Footprint([9], [64], 40), Footprint.Of(Hits(9, 40)), strict: true);

    private static byte[] Hits(int edge, byte count)
    {
        var hits = new byte[CoverageMap.Size];
        hits[edge] = count;
        return hits;
    }
}
