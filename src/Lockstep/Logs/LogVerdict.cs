namespace Lockstep.Logs;

/// <summary>What a log says about a rule, or about all.</summary>
public enum LogSafety
{
    /// <summary>The rule holds.</summary>
    Safe,

    /// <summary>A line breaks it.</summary>
    Unsafe,

    /// <summary>Lines are missing that would decide it.</summary>
    NotDecidable,
}

/// <summary>The verdict on one rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Safety">The verdict.</param>
/// <param name="Why">The first line that breaks it, or which lines are missing; empty if it holds.</param>
public sealed record RuleVerdict(LogRule Rule, LogSafety Safety, string Why);

/// <summary>The verdict on a log.</summary>
/// <param name="Rules">The verdict on each rule of the log's kind.</param>
/// <param name="Offences">The offences in the order of lines; at most <see cref="MostKept"/>.</param>
/// <param name="Doubts">
/// What looks like offences in a log that lost lines: each of them is explained by one lost line as well.
/// </param>
/// <param name="Notes">What else there is to know, a sentence each: unreadable lines, where it is cut off.</param>
/// <param name="Summary">What is in it.</param>
public sealed record LogVerdict(
    IReadOnlyList<RuleVerdict> Rules,
    IReadOnlyList<LogOffence> Offences,
    IReadOnlyList<LogOffence> Doubts,
    IReadOnlyList<string> Notes,
    LogSummary Summary)
{
    /// <summary>The most offences that are kept of a log; others are counted.</summary>
    public const int MostKept = 1000;

    /// <summary>The number of offences, with those that were not kept.</summary>
    public long OffenceCount { get; init; }

    /// <summary>The verdict: unsafe if any rule is broken, else not decidable if any rule is.</summary>
    public LogSafety Safety => Rules.Any(it => it.Safety == LogSafety.Unsafe) ? LogSafety.Unsafe
        : Rules.Any(it => it.Safety == LogSafety.NotDecidable) ? LogSafety.NotDecidable
        : LogSafety.Safe;
}

/// <summary>What a log contains.</summary>
public sealed record LogSummary
{
    /// <summary>Lines.</summary>
    public long Lines { get; init; }

    /// <summary>Lines that say something about memory.</summary>
    public long Events { get; init; }

    /// <summary>Boots of the firmware.</summary>
    public int Boots { get; init; }

    /// <summary>Sharing lines.</summary>
    public long Regions { get; init; }

    /// <summary>Regions that are shared at the end.</summary>
    public int RegionsAtEnd { get; init; }

    /// <summary>The most bytes shared at once.</summary>
    public UInt128 PeakShared { get; init; }

    /// <summary>Buffers allocated or mapped.</summary>
    public long Buffers { get; init; }

    /// <summary>Buffers live at the end.</summary>
    public int BuffersAtEnd { get; init; }

    /// <summary>The most bytes of live buffers at once.</summary>
    public UInt128 PeakLive { get; init; }

    /// <summary>Per device what was mapped and bounced.</summary>
    public IReadOnlyList<DeviceSummary> Devices { get; init; } = [];

    /// <summary>Sharing lines for each allocation; 0 without any.</summary>
    public double SharesPerBuffer => Buffers == 0 ? 0 : (double)Regions / Buffers;
}

/// <summary>What one device mapped.</summary>
/// <param name="Device">Its name; empty if the log does not say it.</param>
/// <param name="Mappings">Mappings.</param>
/// <param name="AtEnd">Mappings live at the end.</param>
/// <param name="Bounced">Mappings through a bounce buffer.</param>
/// <param name="BouncedBytes">Their bytes.</param>
/// <param name="Forced">Those of them that were forced.</param>
public sealed record DeviceSummary(
    string Device, long Mappings, int AtEnd, long Bounced, UInt128 BouncedBytes, long Forced);
