using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Fuzz;

/// <summary>What an execution reached that none before it did.</summary>
internal enum Novelty
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A known edge in another bucket.</summary>
    Count,

    /// <summary>An edge.</summary>
    Edge,
}

/// <summary>Everything that was ever reached, edge by edge and bucket by bucket.</summary>
internal sealed class VirginMap
{
    private const int BlockSize = 32;

    private readonly byte[] _seen = new byte[CoverageMap.Size];

    /// <summary>Edges reached.</summary>
    public int Edges { get; private set; }

    /// <summary>Adds what one execution reached.</summary>
    /// <param name="hits">The counts, see <see cref="CoverageMap.Hits"/>.</param>
    public Novelty Add(ReadOnlySpan<byte> hits)
    {
        // Most of a map is zeros, and nearly all of the rest was seen: both are passed over in blocks and words.
        var novelty = Novelty.None;
        var blocks = MemoryMarshal.Cast<byte, Vector256<byte>>(hits);
        for (var block = 0; block < blocks.Length; block++)
        {
            if (blocks[block] != Vector256<byte>.Zero)
                novelty = AddBlock(hits.Slice(block * BlockSize, BlockSize), block * BlockSize, novelty);
        }

        return novelty;
    }

    private Novelty AddBlock(ReadOnlySpan<byte> hits, int start, Novelty novelty)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(hits);
        var seen = MemoryMarshal.Cast<byte, ulong>(_seen.AsSpan(start, BlockSize));
        for (var word = 0; word < words.Length; word++)
        {
            if ((Buckets.Of(words[word]) & ~seen[word]) == 0)
                continue;
            for (var at = word * sizeof(ulong); at < (word + 1) * sizeof(ulong); at++)
                novelty = Add(start + at, Buckets.Of(hits[at]), novelty);
        }

        return novelty;
    }

    private Novelty Add(int edge, byte bucket, Novelty soFar)
    {
        var seen = _seen[edge];
        if ((bucket & ~seen) == 0)
            return soFar;
        _seen[edge] = (byte)(seen | bucket);
        if (seen != 0)
            return soFar == Novelty.None ? Novelty.Count : soFar;
        Edges++;
        return Novelty.Edge;
    }
}
