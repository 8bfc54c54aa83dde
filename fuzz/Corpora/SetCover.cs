using Fuzz.Coverage;

namespace Fuzz.Corpora;

/// <summary>
/// Selects few short inputs with the coverage of many, each edge in each bucket. Finding the smallest set is NP-hard;
/// repeatedly taking the input that adds most for its length comes close. Short seeds give a campaign more exec/s.
/// </summary>
internal static class SetCover
{
    private const int Overhead = 16;

    /// <summary>The inputs to keep: among equals the shortest, then the cheapest to run.</summary>
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
            // What an input adds only decreases: one whose claim still holds is worth the most.
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

        return WithoutRedundant(kept);
    }

    // The overhead keeps many tiny inputs from replacing a single one.
    private static double Worth(Measured input, int adds) => adds / (double)(input.File.Bytes.Length + Overhead);

    // Later choices may have made earlier ones redundant; the longest are dropped first.
    private static List<Measured> WithoutRedundant(List<Measured> kept)
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
