namespace Lockstep.Logs;

/// <summary>Collects the offences of a log, and what speaks for lines having been lost.</summary>
/// <param name="told">Called with each offence as it is found; it may still turn out to be a doubt.</param>
internal sealed class OffenceLog(Action<LogOffence>? told)
{
    private readonly List<LogOffence> _kept = [];
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private int _doubted;

    /// <summary>The offences kept.</summary>
    public IReadOnlyList<LogOffence> Kept => _kept;

    /// <summary>All offences.</summary>
    public long Count => _counts.Values.Sum();

    /// <summary>
    /// The places at which one lost line of a buffer would explain what the log says. One may be an offence; of a log
    /// that has several, lines are missing.
    /// </summary>
    public int Doubts { get; private set; }

    /// <summary>Whether a tracer, or a line that nobody can read, says that lines are missing.</summary>
    public bool HasGaps { get; set; }

    /// <summary>Whether lines of several machines are mixed, so that no line proves anything.</summary>
    public bool IsMixed { get; set; }

    /// <summary>The line being read.</summary>
    public int Line { get; set; }

    /// <summary>The text of that line.</summary>
    public ReadOnlyMemory<char> Text { get; set; }

    /// <summary>Whether lines are missing, as far as the log shows.</summary>
    public bool LostLines => IsMixed || HasGaps || Doubts > 1;

    /// <summary>Counts the current line among those places, once.</summary>
    public void Doubt()
    {
        Doubts += _doubted == Line ? 0 : 1;
        _doubted = Line;
    }

    /// <summary>Takes back one of them: the line that seemed lost is there.</summary>
    public void EndDoubt() => Doubts--;

    /// <summary>Adds an offence of the current line.</summary>
    public LogOffence Add(LogRule rule, string sentence, string? lostLine, params IEnumerable<LogConflict> conflicts)
    {
        var offence = new LogOffence(rule, Line, sentence, [.. conflicts])
        {
            LostLine = lostLine, Text = Text.ToString(),
        };
        return Add(offence);
    }

    /// <summary>Adds an offence.</summary>
    public LogOffence Add(LogOffence offence)
    {
        _counts[offence.Rule.Name] = _counts.GetValueOrDefault(offence.Rule.Name) + 1;
        if (_kept.Count < LogVerdict.MostKept)
            _kept.Add(offence);
        told?.Invoke(offence);
        return offence;
    }
}
