using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Fuzz.Coverage;

/// <summary>What is new in the coverage of an execution.</summary>
internal enum Novelty
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A known edge in another bucket.</summary>
    Count,

    /// <summary>A new edge.</summary>
    Edge,
}

/// <summary>An edge in one bucket of counts.</summary>
/// <param name="Edge">Its index in the map.</param>
/// <param name="Bucket">The bucket's bit.</param>
internal readonly record struct Reach(ushort Edge, byte Bucket)
{
    /// <summary>Whether an execution reached it.</summary>
    /// <param name="hits">The counts, see <see cref="CoverageMap.Hits"/>.</param>
    public bool IsIn(ReadOnlySpan<byte> hits) => Buckets.Of(hits[Edge]) == Bucket;
}

/// <summary>All coverage so far, by edge and bucket.</summary>
internal sealed class VirginMap
{
    private static readonly int BlockSize = Vector512<byte>.Count;

    private readonly byte[] _seen = new byte[CoverageMap.Size];
    private readonly List<Reach> _fresh = [];

    /// <summary>Edges reached.</summary>
    public int Edges { get; private set; }

    /// <summary>What was new in the last execution added.</summary>
    public IReadOnlyList<Reach> Fresh => _fresh;

    /// <summary>Adds the coverage of an execution.</summary>
    /// <param name="hits">The counts, see <see cref="CoverageMap.Hits"/>.</param>
    public Novelty Add(ReadOnlySpan<byte> hits)
    {
        // Nearly all of a map is zero or known, and skipped by vectors. There is no separate test for zero: half of the
        // vectors are, in an order that defeats branch prediction.
        var novelty = Novelty.None;
        _fresh.Clear();
        var blocks = MemoryMarshal.Cast<byte, Vector512<byte>>(hits);
        var seen = MemoryMarshal.Cast<byte, Vector512<byte>>(_seen);
        for (var block = 0; block < blocks.Length; block++)
        {
            if (Buckets.AreKnown(blocks[block], seen[block]))
                continue;
            for (var edge = block * BlockSize; edge < (block + 1) * BlockSize; edge++)
                novelty = Add(edge, Buckets.Of(hits[edge]), novelty);
        }

        return novelty;
    }

    /// <summary>Adds the coverage of an input.</summary>
    public void Add(Footprint footprint)
    {
        _fresh.Clear();
        for (var at = 0; at < footprint.Edges.Length; at++)
            Add(footprint.Edges[at], footprint.Buckets[at], Novelty.None);
    }

    /// <summary>How much an input would add: new edges, and known edges in another bucket.</summary>
    public int MissingOf(Footprint footprint) =>
        footprint.Edges.Zip(footprint.Buckets).Count(pair => (pair.Second & ~_seen[pair.First]) != 0);

    private Novelty Add(int edge, byte bucket, Novelty soFar)
    {
        var seen = _seen[edge];
        if ((bucket & ~seen) == 0)
            return soFar;
        _seen[edge] = (byte)(seen | bucket);
        _fresh.Add(new Reach((ushort)edge, bucket));
        if (seen != 0)
            return soFar == Novelty.None ? Novelty.Count : soFar;
        Edges++;
        return Novelty.Edge;
    }
}
