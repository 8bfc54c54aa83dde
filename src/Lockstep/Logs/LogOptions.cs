using System.Text.RegularExpressions;

namespace Lockstep.Logs;

/// <summary>What a user knows of a log that its lines do not say.</summary>
public sealed record LogOptions
{
    /// <summary>The granule in bytes; null if it is not known.</summary>
    public ulong? Granule { get; init; }

    /// <summary>
    /// Whether no line is missing, and the log has the whole run: nothing is explained by lost lines, and what is live
    /// at its end is a leak.
    /// </summary>
    public bool IsComplete { get; init; }

    /// <summary>What stands in front of each line, such as a time stamp of another program; null for nothing.</summary>
    public Regex? Prefix { get; init; }

    /// <summary>
    /// Called with each line that says something about memory: its number, its text, and what it says.
    /// </summary>
    public Action<int, string, LogEvent>? Saw { get; init; }

    /// <summary>Called with each offence as it is found; it may turn out to be explained by a lost line.</summary>
    public Action<LogOffence>? Told { get; init; }
}
