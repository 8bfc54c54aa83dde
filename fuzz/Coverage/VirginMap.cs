using System.Runtime.InteropServices;

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
    private readonly byte[] _seen = new byte[CoverageMap.Size];

    /// <summary>Edges reached.</summary>
    public int Edges { get; private set; }

    /// <summary>Adds what one execution reached.</summary>
    /// <param name="hits">The counts, see <see cref="CoverageMap.Hits"/>.</param>
    public Novelty Add(ReadOnlySpan<byte> hits)
    {
        var novelty = Novelty.None;
        var words = MemoryMarshal.Cast<byte, ulong>(hits);
        for (var word = 0; word < words.Length; word++)
        {
            if (words[word] == 0)
                continue;
            for (var edge = word * sizeof(ulong); edge < (word + 1) * sizeof(ulong); edge++)
                novelty = Add(edge, Buckets.Of(hits[edge]), novelty);
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
