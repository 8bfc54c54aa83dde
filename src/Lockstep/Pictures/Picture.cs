using Lockstep.Judging;

namespace Lockstep.Pictures;

/// <summary>What a run or a log did to memory, step by step.</summary>
/// <param name="Name">The file.</param>
/// <param name="Kind">What it is: a scenario, recorded calls, a log.</param>
/// <param name="Steps">The steps, from 1.</param>
public sealed record Picture(string Name, string Kind, IReadOnlyList<PictureStep> Steps)
{
    /// <summary>The platform and its faults as a scenario says them; empty for a log.</summary>
    public string Platform { get; init; } = string.Empty;

    /// <summary>The granule in bytes; 0 if it is not known.</summary>
    public ulong Granule { get; init; }

    /// <summary>The position of the first failing step, from 1; null if none fails.</summary>
    public int? Failing { get; init; }

    /// <summary>What else there is to know, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A step in words, and what it did to memory.</summary>
/// <param name="Step">The position, from 1; for a log the line.</param>
/// <param name="Command">The command as written, or the line.</param>
/// <param name="Changes">What it did to memory, in order.</param>
public sealed record PictureStep(int Step, string Command, IReadOnlyList<MemoryChange> Changes)
{
    /// <summary>The command with addresses; null if it says the same, or is idle.</summary>
    public string? Resolved { get; init; }

    /// <summary>Why it did nothing; null if it ran.</summary>
    public string? Idle { get; init; }

    /// <summary>What the model answers; null if nothing predicts it.</summary>
    public string? Expected { get; init; }

    /// <summary>What the production code answered; null if it did not.</summary>
    public string? Actual { get; init; }

    /// <summary>The text of its error.</summary>
    public string? Message { get; init; }

    /// <summary>The port calls of both sides.</summary>
    public IReadOnlyList<CallPair> Calls { get; init; } = [];

    /// <summary>What it read and wrote of memory, with the first bytes.</summary>
    public IReadOnlyList<string> Memory { get; init; } = [];

    /// <summary>What was observed to change.</summary>
    public IReadOnlyList<string> Observed { get; init; } = [];

    /// <summary>What differs, or which rule is broken.</summary>
    public IReadOnlyList<Difference> Differences { get; init; } = [];

    /// <summary>Whether a fault was injected into one of its port calls.</summary>
    public bool HasFault { get; init; }

    /// <summary>Whether it helps to explain the failing step: it touched the same memory, or set things up.</summary>
    public bool IsCause { get; init; }
}
