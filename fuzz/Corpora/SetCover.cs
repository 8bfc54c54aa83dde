using Fuzz.Coverage;

namespace Fuzz.Corpora;

/// <summary>
/// Short inputs that together reach all that many reach, each edge in each bucket. The shortest set would take for ever
/// to find; taking the one that adds most for its length, again and again, comes close. Short ones, because a search
/// that begins with them tries more a second, and says more about what each does.
/// </summary>
internal static class SetCover
{
    private const int Overhead = 16;

    /// <summary>The inputs to keep; among equal ones the shortest, then the one that costs least to run.</summary>
    public static IReadOnlyList<Measured> Of(IEnumerable<Measured> inputs)
    {
        Measured[] ranked =
        [
            .. inputs.OrderBy(input => input.File.Bytes.Length)
                .ThenBy(input => input.Footprint.Work)
                .ThenBy(input => input.File.Name, StringComparer.Ordinal),
        ];
        var reached = new VirginMap();
        var waiting = new PriorityQueue<int, (double Less, int Rank)>();
        for (var rank = 0; rank < ranked.Length; rank++)
            waiting.Enqueue(rank, (-Worth(ranked[rank], ranked[rank].Footprint.Edges.Length), rank));
        var kept = new List<Measured>();
        while (waiting.TryDequeue(out var rank, out var claimed))
        {
            // What an input adds only shrinks: one whose claim still holds is worth most of all.
            var adds = reached.MissingOf(ranked[rank].Footprint);
            if (adds == 0)
                continue;
            if (Worth(ranked[rank], adds) < -claimed.Less)
            {
                waiting.Enqueue(rank, (-Worth(ranked[rank], adds), rank));
                continue;
            }

            reached.Add(ranked[rank].Footprint);
            kept.Add(ranked[rank]);
        }

        return WithoutNeedless(kept);
    }

    // A few bytes more for each input, so that many tiny ones are not taken where one of theirs would do.
    private static double Worth(Measured input, int adds) => adds / (double)(input.File.Bytes.Length + Overhead);

    // What was taken early may have become needless by what was taken later; the longest goes first.
    private static List<Measured> WithoutNeedless(List<Measured> kept)
    {
        var holders = new int[Footprint.MostPlaces];
        foreach (var place in kept.SelectMany(input => input.Footprint.Places))
            holders[place]++;
        foreach (var input in kept.OrderByDescending(input => input.File.Bytes.Length).ToList())
        {
            if (!input.Footprint.Places.All(place => holders[place] > 1))
                continue;
            foreach (var place in input.Footprint.Places)
                holders[place]--;
            kept.Remove(input);
        }

        return kept;
    }
}
