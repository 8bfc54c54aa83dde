using Fuzz.Coverage;
using Reference;

namespace Fuzz.Embedded;

/// <summary>The queue: all inputs that reached something new, and which of them is worth how much.</summary>
/// <param name="random">The source of chance.</param>
internal sealed class Corpus(Random random)
{
    /// <summary>A search that has fewer inputs is young: nearly all that it tries is new.</summary>
    public const int Few = 256;

    private const int MostEnergy = 512;
    private const int UsualEnergy = 32;
    private const int PercentFavoured = 75;

    private readonly List<Entry> _entries = [];
    private readonly Entry?[] _best = new Entry?[CoverageMap.Size];
    private readonly int[] _reached = new int[CoverageMap.Size];
    private List<Entry> _favoured = [];
    private bool _isStale;
    private double _meanWork;

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Count;

    /// <summary>Adds an input.</summary>
    public Entry Add(Input input, Footprint footprint)
    {
        var entry = new Entry(_entries.Count, input, footprint);
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

    /// <summary>An entry to change next.</summary>
    public Entry Choose()
    {
        if (_isStale)
            Refresh();
        var from = _favoured.Count > 0 && random.Next(100) < PercentFavoured ? _favoured : _entries;
        var entry = from[random.Next(from.Count)];
        entry.Chosen++;
        return entry;
    }

    /// <summary>An entry to take parts from: the cheaper of any two, or what is made of them gets long.</summary>
    public Entry Any()
    {
        var (one, two) = (_entries[random.Next(_entries.Count)], _entries[random.Next(_entries.Count)]);
        return one.Cost <= two.Cost ? one : two;
    }

    /// <summary>
    /// How many changes of an entry are tried in a row: as many as take an average time, more where it reaches what
    /// few others do, and where it was seldom tried.
    /// </summary>
    public int EnergyOf(Entry entry)
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
