namespace Reference;

/// <summary>An instant of an operation at which the host can act: right after the firmware did something.</summary>
/// <param name="Moment">What it did.</param>
/// <param name="Number">For how many times in this operation, from 1.</param>
public readonly record struct Instant(Moment Moment, int Number);

/// <summary>
/// What the firmware does that the host can act right after. An access is one range that the firmware reads, writes or
/// fills in one go; it counts only if the host sees at least one of its bytes.
/// </summary>
public enum Moment
{
    /// <summary>A port call took effect: an entry of the trace.</summary>
    Entry,

    /// <summary>Memory that the host sees was read.</summary>
    Read,

    /// <summary>Memory that the host sees was written or filled.</summary>
    Write,
}
