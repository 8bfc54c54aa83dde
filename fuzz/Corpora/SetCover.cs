namespace Fuzz;

/// <summary>
/// Few inputs that together reach all that many reach, each edge in each bucket. The fewest would take for ever to
/// find; taking the one that adds most, again and again, comes close.
/// </summary>
internal static class SetCover
{
    private const int Bits = 8;

    /// <summary>The inputs to keep; among equal ones the shortest, then the one that costs least to run.</summary>
    public static IReadOnlyList<Measured> Of(IEnumerable<Measured> inputs)
    {
        Measured[] ranked =
        [
            .. inputs.OrderBy(input => input.File.Bytes.Length)
                .ThenBy(input => input.Footprint.Work)
                .ThenBy(input => input.File.Name, StringComparer.Ordinal),
        ];
        var reached = new Reached();
        var waiting = new PriorityQueue<int, (int Less, int Rank)>();
        for (var rank = 0; rank < ranked.Length; rank++)
            waiting.Enqueue(rank, (-ranked[rank].Footprint.Edges.Length, rank));
        var kept = new List<Measured>();
        while (waiting.TryDequeue(out var rank, out var claimed))
        {
            // What an input adds only shrinks: one whose claim still holds adds most of all.
            var adds = reached.MissingOf(ranked[rank].Footprint);
            if (adds == 0)
                continue;
            if (adds < -claimed.Less)
            {
                waiting.Enqueue(rank, (-adds, rank));
                continue;
            }

            reached.Add(ranked[rank].Footprint);
            kept.Add(ranked[rank]);
        }

        return WithoutNeedless(kept);
    }

    // What was taken early may have become needless by what was taken later; the longest goes first.
    private static List<Measured> WithoutNeedless(List<Measured> kept)
    {
        var holders = new int[CoverageMap.Size * Bits];
        foreach (var place in kept.SelectMany(input => Places(input.Footprint)))
            holders[place]++;
        foreach (var input in kept.OrderByDescending(input => input.File.Bytes.Length).ToList())
        {
            if (!Places(input.Footprint).All(place => holders[place] > 1))
                continue;
            foreach (var place in Places(input.Footprint))
                holders[place]--;
            kept.Remove(input);
        }

        return kept;
    }

    private static IEnumerable<int> Places(Footprint footprint) => footprint.Edges.Zip(
        footprint.Buckets, (edge, bucket) => (edge * Bits) + System.Numerics.BitOperations.TrailingZeroCount(bucket));
}
