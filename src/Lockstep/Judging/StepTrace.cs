using Lockstep.Safety;

namespace Lockstep.Judging;

/// <summary>What happened in one step of a run, on both sides.</summary>
/// <param name="Step">The position of the command in the scenario, from 1.</param>
/// <param name="Command">The command as written in the scenario.</param>
/// <param name="Resolved">The resolved command; null if it names something that does not exist.</param>
/// <param name="After">What is observable after it: of the subject, or as predicted if that threw.</param>
public sealed record StepTrace(int Step, Command Command, Command? Resolved, View After)
{
    /// <summary>Why the command was idle; null if it ran.</summary>
    public IdleCause? Idle { get; init; }

    /// <summary>The answer of the model; null for an idle command and for an access of the host.</summary>
    public Answer? Expected { get; init; }

    /// <summary>The answer of the subject; null where <see cref="Expected"/> is, and if the subject threw.</summary>
    public Answer? Actual { get; init; }

    /// <summary>The predicted port calls.</summary>
    public IReadOnlyList<Entry> ExpectedCalls { get; init; } = [];

    /// <summary>The port calls made.</summary>
    public IReadOnlyList<Entry> ActualCalls { get; init; } = [];

    /// <summary>The guest's reads in order, each with the first bytes that it saw.</summary>
    public IReadOnlyList<GuestRead> Reads { get; init; } = [];

    /// <summary>The guest's writes.</summary>
    public IReadOnlyList<ByteRange> Writes { get; init; } = [];

    /// <summary>The host's writes.</summary>
    public IReadOnlyList<ByteRange> HostWrites { get; init; } = [];

    /// <summary>What the host read; null where it saw nothing.</summary>
    public IReadOnlyList<byte[]?> HostReads { get; init; } = [];

    /// <summary>Reads guest memory as it is after the step: so many bytes at an address.</summary>
    public Func<ulong, int, byte[]> Peek { get; init; } = static (_, _) => [];

    /// <summary>The differences.</summary>
    public IReadOnlyList<Difference> Differences { get; init; } = [];
}
