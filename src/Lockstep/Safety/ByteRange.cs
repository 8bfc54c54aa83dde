namespace Lockstep.Safety;

/// <summary>A range of bytes, which wraps at 2^64.</summary>
/// <param name="Start">The first address.</param>
/// <param name="Size">Bytes.</param>
public readonly record struct ByteRange(ulong Start, ulong Size)
{
    /// <summary>Whether the two ranges have a byte in common.</summary>
    public bool Overlaps(ByteRange other) =>
        Size > 0 && other.Size > 0 && (other.Start - Start < Size || Start - other.Start < other.Size);

    /// <summary>Whether it has every byte of another range.</summary>
    public bool Contains(ByteRange other) =>
        other.Size == 0 || (other.Size <= Size && other.Start - Start <= Size - other.Size);

    /// <summary>
    /// Start and end in hexadecimal; the end is 2^64 or more if the range reaches or wraps there.
    /// </summary>
    public override string ToString() => $"0x{Start:x}..0x{(UInt128)Start + Size:x}";
}
