using Fuzz.Coverage;

namespace Fuzz.Engines.Embedded;

/// <summary>The queue: all inputs that found new coverage, and their energy.</summary>
internal sealed class Corpus(Random random)
{
    private const int MostEnergy = 512;
    private const int UsualEnergy = 32;
    private const int PercentFavoured = 75;

    private readonly List<CorpusEntry> _entries = [];
    private readonly CorpusEntry?[] _best = new CorpusEntry?[CoverageMap.Size];
    private readonly int[] _reached = new int[CoverageMap.Size];
    private List<CorpusEntry> _favoured = [];
    private bool _isStale;
    private double _meanWork;

    public int Count => _entries.Count;

    public CorpusEntry Add(Input input, Footprint footprint)
    {
        var entry = new CorpusEntry(_entries.Count, input, footprint);
        _entries.Add(entry);
        _meanWork += (footprint.Work - _meanWork) / _entries.Count;
        foreach (var edge in footprint.Edges)
        {
            _reached[edge]++;
            if (_best[edge] is null || entry.Cost < _best[edge]!.Cost)
                _best[edge] = entry;
        }

        _isStale = true;
        return entry;
    }

    /// <summary>The next entry to mutate.</summary>
    public CorpusEntry Choose()
    {
        if (_isStale)
            Refresh();
        var from = _favoured.Count > 0 && random.Next(100) < PercentFavoured ? _favoured : _entries;
        var entry = from[random.Next(from.Count)];
        entry.Chosen++;
        return entry;
    }

    /// <summary>An entry to splice in: the cheaper of any two, which keeps inputs short.</summary>
    public CorpusEntry Any()
    {
        var (one, two) = (_entries[random.Next(_entries.Count)], _entries[random.Next(_entries.Count)]);
        return one.Cost <= two.Cost ? one : two;
    }

    /// <summary>
    /// The energy of an entry, the number of its mutations in a row: as many as take an average time, more for rare
    /// edges and for an entry chosen seldom.
    /// </summary>
    public int EnergyOf(CorpusEntry entry)
    {
        var rarest = entry.Footprint.Edges.Length == 0 ? Count : entry.Footprint.Edges.Min(edge => _reached[edge]);
        var rarity = Math.Clamp((double)Count / (8 * rarest), 0.5, 4);
        var speed = Math.Clamp(_meanWork / (entry.Footprint.Work + 1), 1.0 / 32, 8);
        var novelty = entry.Chosen < 4 ? 2.0 : 1.0;
        return (int)Math.Clamp(UsualEnergy * rarity * speed * novelty, 1, MostEnergy);
    }

    private void Refresh()
    {
        foreach (var entry in _favoured)
            entry.IsFavoured = false;
        foreach (var best in _best)
        {
            if (best is not null)
                best.IsFavoured = true;
        }

        _favoured = [.. _entries.Where(entry => entry.IsFavoured)];
        _isStale = false;
    }
}

/// <summary>An input that found new coverage.</summary>
/// <param name="Id">Its number in the queue, from 0.</param>
/// <param name="Input">The input.</param>
/// <param name="Footprint">Its coverage.</param>
internal sealed record CorpusEntry(int Id, Input Input, Footprint Footprint)
{
    public byte[] Bytes => Input.Bytes;

    /// <summary>The number of times it was chosen.</summary>
    public int Chosen { get; set; }

    /// <summary>Whether it is the cheapest entry for some edge.</summary>
    public bool IsFavoured { get; set; }

    /// <summary>The cost of an execution, by work and length.</summary>
    public long Cost => (Footprint.Work + 1) * (Bytes.Length + 16);
}
