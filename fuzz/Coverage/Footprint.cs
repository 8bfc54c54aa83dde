using System.Numerics;
using System.Runtime.InteropServices;

namespace Fuzz.Coverage;

/// <summary>The coverage of one execution.</summary>
/// <param name="Edges">The indexes of its edges in the map, ascending.</param>
/// <param name="Buckets">The bucket of each.</param>
/// <param name="Work">The sum of all counts: a deterministic measure of execution time.</param>
internal sealed record Footprint(ushort[] Edges, byte[] Buckets, long Work)
{
    /// <summary>Above all <see cref="Places"/>.</summary>
    public const int MostPlaces = CoverageMap.Size * Bits;

    private const int Bits = 8;

    /// <summary>A number for each edge in its bucket.</summary>
    public IEnumerable<int> Places =>
        Edges.Zip(Buckets, (edge, bucket) => (edge * Bits) + BitOperations.TrailingZeroCount(bucket));

    /// <summary>The footprint of a map.</summary>
    public static Footprint Of(ReadOnlySpan<byte> hits)
    {
        var edges = new List<ushort>();
        var buckets = new List<byte>();
        var work = 0L;
        var words = MemoryMarshal.Cast<byte, ulong>(hits);
        for (var word = 0; word < words.Length; word++)
        {
            if (words[word] == 0)
                continue;
            for (var edge = word * sizeof(ulong); edge < (word + 1) * sizeof(ulong); edge++)
            {
                if (hits[edge] == 0)
                    continue;
                edges.Add((ushort)edge);
                buckets.Add(Fuzz.Coverage.Buckets.Of(hits[edge]));
                work += hits[edge];
            }
        }

        return new Footprint([.. edges], [.. buckets], work);
    }

    /// <summary>The number of its edges that another lacks or has in another bucket.</summary>
    public int DifferencesFrom(Footprint other)
    {
        var theirs = other.Edges.Zip(other.Buckets).ToDictionary(pair => pair.First, pair => pair.Second);
        return Edges.Zip(Buckets).Count(pair => theirs.GetValueOrDefault(pair.First) != pair.Second);
    }
}
