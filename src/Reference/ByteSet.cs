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
        var (parts, index) = (ImmutableArray.CreateBuilder<Interval>(Parts.Length + 1), 0);
        foreach (var part in Parts)
            if (part.End < bytes.Start)
                parts.Insert(index++, part);
            else if (part.Start > bytes.End)
                parts.Add(part);
            else
                bytes = new(UInt128.Min(bytes.Start, part.Start), UInt128.Max(bytes.End, part.End));
        parts.Insert(index, bytes);
        return new(parts.DrainToImmutable());
    }

    /// <param name="bytes">A part of a single interval.</param>
    public ByteSet Without(Interval bytes)
    {
        var parts = ImmutableArray.CreateBuilder<Interval>(Parts.Length + 1);
        foreach (var part in Parts)
            if (!part.Overlaps(bytes))
                parts.Add(part);
            else
            {
                if (part.Start < bytes.Start)
                    parts.Add(new(part.Start, bytes.Start));
                if (bytes.End < part.End)
                    parts.Add(new(bytes.End, part.End));
            }

        return new(parts.DrainToImmutable());
    }
}
