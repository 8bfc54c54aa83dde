namespace Lockstep.Logs;

/// <summary>A format of log lines: what they look like, and what they say. One small parser each.</summary>
public interface ILogFormat
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">The line, without its time stamp if the user named a pattern for that.</param>
    LogLine Read(in LineParts line);
}

/// <summary>What a format makes of a line.</summary>
/// <param name="Event">What it says; null if it is not of this format, or unreadable.</param>
/// <param name="Problem">Why it is unreadable, though it begins like a line of this format; null if it is not.</param>
public readonly record struct LogLine(LogEvent? Event, string? Problem)
{
    /// <summary>A line of another format, or of none.</summary>
    public static LogLine Other => default;

    /// <summary>A line that says something.</summary>
    public static LogLine Of(LogEvent said) => new(said, null);

    /// <summary>A line that begins like one of this format.</summary>
    /// <param name="problem">What is wrong with it, as a clause.</param>
    public static LogLine Garbled(string problem) => new(null, problem);
}

/// <summary>A line, and what a tracer wrote in front of its event, taken apart.</summary>
/// <param name="text">The line.</param>
/// <param name="name">The name of a trace event; empty for a line that has none.</param>
/// <param name="fields">The text of the event.</param>
/// <param name="time">Its time stamp in seconds; not a number if it has none.</param>
public readonly ref struct LineParts(
    ReadOnlySpan<char> text, ReadOnlySpan<char> name, ReadOnlySpan<char> fields, double time)
{
    /// <summary>The whole line.</summary>
    public ReadOnlySpan<char> Text { get; } = text;

    /// <summary>The name of a trace event, such as <c>dma_map_page</c>; empty for a line that has none.</summary>
    public ReadOnlySpan<char> Name { get; } = name;

    /// <summary>The text of the event.</summary>
    public ReadOnlySpan<char> Fields { get; } = fields;

    /// <summary>The time stamp in seconds; not a number if it has none.</summary>
    public double Time { get; } = time;
}
