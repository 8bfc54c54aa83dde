using System.Collections.Immutable;

namespace Reference;

/// <summary>A half-open range of bytes whose end may be 2^64.</summary>
internal readonly record struct Interval(UInt128 Start, UInt128 End)
{
    public bool Meets(Interval other) => Start < other.End && other.Start < End;

    public bool Touches(Interval other) => Start <= other.End && other.Start <= End;
}

/// <summary>A set of bytes, as the longest possible intervals in no particular order.</summary>
internal readonly record struct ByteSet(ImmutableArray<Interval> Parts)
{
    public static ByteSet Empty => new([]);

    public UInt128 Size => Parts.Aggregate(UInt128.Zero, (sum, part) => sum + (part.End - part.Start));

    public bool Meets(Interval bytes) => Parts.Any(bytes.Meets);

    public ByteSet With(Interval bytes)
    {
        Interval[] near = [bytes, .. Parts.Where(bytes.Touches)];
        var joined = new Interval(near.Min(part => part.Start), near.Max(part => part.End));
        return new([.. Parts.Where(part => !bytes.Touches(part)), joined]);
    }

    /// <param name="bytes">A part of one of the intervals.</param>
    public ByteSet Without(Interval bytes)
    {
        var around = Parts.First(bytes.Meets);
        Interval[] rest = [new(around.Start, bytes.Start), new(bytes.End, around.End)];
        return new([.. Parts.Remove(around), .. rest.Where(part => part.Start < part.End)]);
    }
}
