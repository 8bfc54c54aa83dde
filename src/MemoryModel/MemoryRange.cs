namespace MemoryModel;

/// <summary>A half-open range of addresses in bytes; it may be empty or reversed, which callers refuse.</summary>
/// <param name="Start">The first address.</param>
/// <param name="End">The address behind the last byte, at most 2^64 - 1.</param>
public readonly record struct MemoryRange(ulong Start, ulong End)
{
    /// <summary>Whether it holds no byte; a reversed range holds none.</summary>
    public bool IsEmpty => Start >= End;

    /// <summary>The number of bytes; 0 when empty or reversed.</summary>
    public ulong Size => IsEmpty ? 0 : End - Start;

    /// <summary>The range of <paramref name="size"/> bytes at <paramref name="start"/>.</summary>
    /// <returns>The range, or OutOfRange where its end passes 2^64 - 1.</returns>
    public static Result<MemoryRange> FromBaseAndSize(ulong start, ulong size) =>
        size <= ulong.MaxValue - start
            ? new MemoryRange(start, start + size)
            : MemoryError.Of(
                ErrorKind.OutOfRange, $"{size} bytes at 0x{start:x} were asked for", "a range ends below 2^64");

    /// <summary>Whether every byte of this range is in the other; true when this one is empty.</summary>
    public bool IsWithin(MemoryRange other) => IsEmpty || (Start >= other.Start && End <= other.End);

    /// <summary>Whether an address is in the range.</summary>
    public bool Contains(ulong address) => address >= Start && address < End;

    /// <summary>Whether a byte is in both ranges.</summary>
    public bool Overlaps(MemoryRange other) => Math.Max(Start, other.Start) < Math.Min(End, other.End);

    /// <inheritdoc/>
    public override string ToString() => $"0x{Start:x}..0x{End:x}";
}
