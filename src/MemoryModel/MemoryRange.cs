namespace MemoryModel;

/// <summary>A half-open address range. It may be empty or reversed; operations reject such ranges.</summary>
/// <param name="Start">The first address.</param>
/// <param name="End">The address after the last byte, at most 2^64 - 1.</param>
public readonly record struct MemoryRange(ulong Start, ulong End)
{
    /// <summary>Whether it contains no byte, as when it is reversed.</summary>
    public bool IsEmpty => Start >= End;

    /// <summary>Its size in bytes; 0 if empty or reversed.</summary>
    public ulong Size => IsEmpty ? 0 : End - Start;

    /// <summary>The range of <paramref name="size"/> bytes at <paramref name="start"/>.</summary>
    /// <returns>The range, or OutOfRange if its end exceeds 2^64 - 1.</returns>
    public static Result<MemoryRange> FromBaseAndSize(ulong start, ulong size) =>
        size <= ulong.MaxValue - start
            ? new MemoryRange(start, start + size)
            : MemoryError.Of(
                ErrorKind.OutOfRange, $"{size} bytes at 0x{start:x} wrap around", "a range must end by 2^64 - 1");

    /// <summary>Whether the other range contains every byte of this one; true if this one is empty.</summary>
    public bool IsWithin(MemoryRange other) => IsEmpty || (Start >= other.Start && End <= other.End);

    /// <summary>Whether an address is in the range.</summary>
    public bool Contains(ulong address) => address >= Start && address < End;

    /// <summary>Whether the ranges share at least one byte.</summary>
    public bool Overlaps(MemoryRange other) => Math.Max(Start, other.Start) < Math.Min(End, other.End);

    /// <inheritdoc/>
    public override string ToString() => $"0x{Start:x}..0x{End:x}";
}
