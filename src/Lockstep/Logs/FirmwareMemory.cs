using Lockstep.Safety;

namespace Lockstep.Logs;

/// <summary>What the lines of one boot say about memory, and which line said it.</summary>
internal sealed class FirmwareMemory
{
    private readonly Dictionary<ByteRange, Doubt> _doubtful = [];

    /// <summary>The state that the safety rules read. Its events are numbered by line.</summary>
    public SafetyLedger Ledger { get; } = new();

    /// <summary>The line that shared what is shared.</summary>
    public RangeLines Shared { get; } = new();

    /// <summary>The line that unshared what was shared before.</summary>
    public RangeLines Unshared { get; } = new();

    /// <summary>The buffer freed last at each address, and the line that freed it.</summary>
    public Dictionary<ulong, (ByteRange Range, int Line)> Freed { get; } = [];

    /// <summary>Whether the log has the beginning of the boot.</summary>
    public bool HasBeginning { get; set; }

    /// <summary>Buffers of lines before the log begins, or in regions of such lines.</summary>
    public long Earlier { get; private set; }

    /// <summary>The teardown in progress, if any.</summary>
    public Closing? Closing { get; set; }

    /// <summary>The teardown after which the pool was used; null if it was not.</summary>
    public Closing? Closed { get; set; }

    /// <summary>The offence that the buffer allocated last is part of; the next doubt belongs to it.</summary>
    public LogOffence? LastOverlap { get; set; }

    /// <summary>Takes an older buffer for one whose line of freeing was lost, until a line shows otherwise.</summary>
    public void Doubt(LiveBuffer older, ByteRange newer)
    {
        Ledger.Apply(new Freed(older.Range.Start, older.Range.Size));
        _doubtful[older.Range] = new Doubt(newer, LastOverlap);
    }

    /// <summary>Ends the doubt about a buffer, if there was any.</summary>
    public Doubt? EndDoubt(ByteRange buffer) =>
        _doubtful.Count > 0 && _doubtful.Remove(buffer, out var doubt) ? doubt : null;

    /// <summary>Whether no line has freed a buffer since it was allocated.</summary>
    public bool WasNotFreed(ByteRange buffer) =>
        Ledger.Live.At(buffer.Start)?.Range == buffer || _doubtful.ContainsKey(buffer);

    /// <summary>Whether a buffer that is freed may have been allocated before the log begins.</summary>
    public bool IsFromBefore(ByteRange buffer) => IsEarlier(
        !HasBeginning && !Freed.ContainsKey(buffer.Start) && Ledger.Live.At(buffer.Start) is null);

    /// <summary>Whether the memory of a buffer may have been shared before the log begins.</summary>
    public bool WasSharedBefore(ByteRange buffer) => IsEarlier(!HasBeginning && Unshared.At(buffer) is null);

    private bool IsEarlier(bool isEarlier)
    {
        Earlier += isEarlier ? 1 : 0;
        return isEarlier;
    }
}

/// <summary>Memory of a live buffer was unshared.</summary>
/// <param name="Line">The first line that did so.</param>
/// <param name="Region">What it unshared.</param>
/// <param name="Holder">The buffer.</param>
internal sealed record Closing(int Line, ByteRange Region, LiveBuffer Holder);

/// <summary>A buffer that may have been live when another was allocated over it.</summary>
internal sealed record Doubt(ByteRange Newer, LogOffence? Offence);
