using Fuzz.Coverage;
using Reference;

namespace Fuzz.Corpora;

/// <summary>All that some inputs reach, each edge in each bucket.</summary>
internal sealed class Reached
{
    private readonly byte[] _buckets = new byte[CoverageMap.Size];

    /// <summary>Edges reached.</summary>
    public int Edges => _buckets.Count(bucket => bucket != 0);

    /// <summary>How much an input would add: edges, and known edges in another bucket.</summary>
    public int MissingOf(Footprint footprint)
    {
        var count = 0;
        for (var at = 0; at < footprint.Edges.Length; at++)
            count += (footprint.Buckets[at] & ~_buckets[footprint.Edges[at]]) == 0 ? 0 : 1;
        return count;
    }

    /// <summary>Adds what an input reaches.</summary>
    public void Add(Footprint footprint)
    {
        for (var at = 0; at < footprint.Edges.Length; at++)
            _buckets[footprint.Edges[at]] |= footprint.Buckets[at];
    }
}
