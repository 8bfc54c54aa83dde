using System.Text;
using Lockstep.Notation.Text;

namespace Lockstep.Logs;

/// <summary>Reads a log of any length line by line, and goes on with one that grows.</summary>
/// <param name="name">The name of the log in errors.</param>
/// <param name="stream">The log.</param>
public sealed class LogReader(string name, Stream stream) : IDisposable
{
    /// <summary>The longest line in characters.</summary>
    public const int LongestLine = 1 << 16;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly StreamReader _reader = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
    private char[] _buffer = new char[1 << 16];
    private int _from;
    private int _to;
    private int _line;

    /// <summary>Whether the last line had no line end.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Passes each line to a check.</summary>
    /// <param name="check">The check.</param>
    /// <param name="follows">Whether to wait for more at the end, until there is an offence or a stop.</param>
    /// <param name="isOver">Whether to end early.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="FormatError">A line is too long for a log's.</exception>
    public void Read(LogCheck check, bool follows, Func<bool> isOver, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(isOver);
        while (!stop.IsCancellationRequested && !isOver())
        {
            while (TakeLine(check))
            {
                if (isOver())
                    return;
            }

            if (Fill())
                continue;
            if (!follows)
                break;
            stop.WaitHandle.WaitOne(Pause);
        }

        if (_from == _to)
            return;
        IsCut = true;
        check.Take(_buffer.AsMemory(_from, _to - _from));
        _from = _to;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private bool TakeLine(LogCheck check)
    {
        var end = _buffer.AsSpan(_from, _to - _from).IndexOf('\n');
        if (end < 0)
            return false;
        _line++;
        check.Take(_buffer.AsMemory(_from, end));
        _from += end + 1;
        return true;
    }

    private bool Fill()
    {
        if (_from > 0)
        {
            Array.Copy(_buffer, _from, _buffer, 0, _to - _from);
            (_from, _to) = (0, _to - _from);
        }

        if (_to > LongestLine)
            throw new FormatError(name, _line + 1, $"a line of more than {LongestLine} characters", "a log");
        if (_to == _buffer.Length)
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        var read = _reader.Read(_buffer, _to, _buffer.Length - _to);
        _to += read;
        return read > 0;
    }
}
