using System.Collections.Immutable;

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

    public bool Overlaps(Interval bytes)
    {
        foreach (var part in Parts)
            if (part.Overlaps(bytes))
                return true;
        return false;
    }

    public ByteSet With(Interval bytes)
    {
        var parts = Parts.Items.AsSpan();
        var from = 0;
        while (from < parts.Length && parts[from].End < bytes.Start)
            from++;
        var to = from;
        for (; to < parts.Length && parts[to].Start <= bytes.End; to++)
            bytes = new(UInt128.Min(bytes.Start, parts[to].Start), UInt128.Max(bytes.End, parts[to].End));
        ImmutableArray<Interval> all = [.. parts[..from], bytes, .. parts[to..]];
        return new(all);
    }

    /// <param name="bytes">A part of a single interval.</param>
    public ByteSet Without(Interval bytes)
    {
        var parts = Parts.Items.AsSpan();
        var index = 0;
        while (!parts[index].Overlaps(bytes))
            index++;
        var (start, end) = parts[index];
        ReadOnlySpan<Interval> left = [new(start, bytes.Start), new(bytes.End, end)];
        left = left[(start < bytes.Start ? 0 : 1)..(bytes.End < end ? 2 : 1)];
        ImmutableArray<Interval> all = [.. parts[..index], .. left, .. parts[(index + 1)..]];
        return new(all);
    }
}
