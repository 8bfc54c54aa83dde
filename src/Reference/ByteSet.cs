namespace Reference;

/// <summary>A half-open range of bytes whose end may be 2^64.</summary>
internal readonly record struct Interval(UInt128 Start, UInt128 End)
{
    public bool Overlaps(Interval other) => Start < other.End && other.Start < End;
}

/// <summary>A set of bytes as maximal intervals in ascending order.</summary>
internal readonly record struct ByteSet(EquatableArray<Interval> Parts)
{
    public UInt128 Size => Parts.Items.Aggregate(UInt128.Zero, (sum, part) => sum + (part.End - part.Start));

    public bool Overlaps(Interval bytes) => Parts.Items.Any(bytes.Overlaps);

    public ByteSet With(Interval bytes)
    {
        var first = Parts.IndexOf(part => part.End >= bytes.Start);
        var last = Parts.IndexOf(part => part.Start > bytes.End);
        var joined = first == last ? bytes : new(
            UInt128.Min(bytes.Start, Parts[first].Start), UInt128.Max(bytes.End, Parts[last - 1].End));
        return new([.. Parts.Items[..first], joined, .. Parts.Items[last..]]);
    }

    /// <param name="bytes">A part of a single interval.</param>
    public ByteSet Without(Interval bytes)
    {
        var index = Parts.IndexOf(bytes.Overlaps);
        var (start, end) = Parts[index];
        Interval[] rest = [new(start, bytes.Start), new(bytes.End, end)];
        return new(
            [.. Parts.Items[..index], .. rest.Where(part => part.Start < part.End), .. Parts.Items[(index + 1)..]]);
    }
}
