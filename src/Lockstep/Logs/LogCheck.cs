namespace Lockstep.Logs;

/// <summary>
/// Checks a log line by line, in memory that grows with live buffers and not with lines. The formats of lines are
/// recognised by themselves; lines of none pass.
/// </summary>
public sealed class LogCheck
{
    private const int MostNotes = 5;

    private readonly ILogFormat[] _formats =
        [new FirmwareFormat(), new DmaEventFormat(), new OldDmaEventFormat(), new SwiotlbFormat()];

    private readonly LogOptions _options;
    private readonly OffenceLog _offences;
    private readonly FirmwareCheck _firmware;
    private readonly DmaCheck _dma;
    private readonly List<string> _notes = [];
    private double _time = double.NegativeInfinity;
    private long _unreadable;
    private long _lost;
    private bool _isLastUnreadable;

    /// <summary>Starts a check.</summary>
    public LogCheck(LogOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _offences = new OffenceLog(options.Told);
        _firmware = new FirmwareCheck(_offences, options.Granule);
        _dma = new DmaCheck(_offences);
    }

    /// <summary>Whether any line so far is of a known format.</summary>
    public bool HasEvents => _firmware.Totals.Events + _dma.Events > 0;

    /// <summary>Lines so far.</summary>
    public int Lines => _offences.Line;

    /// <summary>Takes the next line, without its line end.</summary>
    public void Take(ReadOnlyMemory<char> line)
    {
        _offences.Line++;
        _offences.Text = line;
        _isLastUnreadable = false;
        var text = WithoutPrefix(line.Span).TrimEnd();
        if (FtraceLine.LostIn(text) is > 0 and var lost)
        {
            _lost += lost;
            _offences.HasGaps = true;
        }

        var parts = FtraceLine.Of(text);
        foreach (var format in _formats)
        {
            var read = format.Read(parts);
            if (read.Event is { } said)
            {
                CheckTime(parts.Time);
                Take(said);
                return;
            }

            if (read.Problem is not { } problem)
                continue;
            _unreadable++;
            (_isLastUnreadable, _offences.HasGaps) = (true, true);
            Note($"line {Lines} cannot be read: {problem}");
            return;
        }
    }

    /// <summary>The verdict on all lines.</summary>
    /// <param name="isCut">Whether the last line has no line end.</param>
    public LogVerdict Finish(bool isCut = false)
    {
        if (_options.IsComplete)
            _dma.End();
        if (isCut && _isLastUnreadable)
            _notes.Add($"line {Lines}, the last, is cut off");
        if (_unreadable > MostNotes)
            _notes.Add($"lines that cannot be read, in all: {_unreadable}");
        if (_lost > 0)
            _notes.Add($"events that the tracer lost: {_lost}");
        return new VerdictMaker(_options, _offences, _firmware, _dma).Make(_notes);
    }

    private void Take(in LogEvent said)
    {
        _options.Saw?.Invoke(Lines, _offences.Text.ToString(), said);
        if (said.Kind >= LogEventKind.DmaMapped)
            _dma.Take(said);
        else
            _firmware.Take(said);
    }

    private void CheckTime(double time)
    {
        if (time < _time)
        {
            _offences.HasGaps = true;
            Note($"line {Lines} is of an earlier time than the line before: the log is not in order");
        }

        if (!double.IsNaN(time))
            _time = time;
    }

    private void Note(string note)
    {
        if (_notes.Count < MostNotes)
            _notes.Add(note);
    }

    private ReadOnlySpan<char> WithoutPrefix(ReadOnlySpan<char> line)
    {
        if (_options.Prefix is null)
            return line;
        foreach (var match in _options.Prefix.EnumerateMatches(line))
            return match.Index == 0 ? line[match.Length..] : line;
        return line;
    }
}
