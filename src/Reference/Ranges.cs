namespace Reference;

/// <summary>Operations on ranges, and the addresses fixed by the design.</summary>
internal static class Ranges
{
    public const ulong Page = 4096;
    public const ulong RamStart = 0x8000_0000;
    public const ulong RamLimit = 1UL << 40;

    /// <summary>The firmware's own 4 MiB, just below RAM.</summary>
    public static Extent Firmware => new(0x7fc0_0000, 0x40_0000);

    /// <summary>The range that an area denotes; empty if the area is empty, reversed or wraps.</summary>
    public static Extent Read(this Area area) => (area.Form, area.First, area.Second) switch
    {
        (AreaForm.Range, var start, var end) when start < end => new(start, end - start),
        (AreaForm.BaseAndSize, var start, var size) when start <= ulong.MaxValue - size => new(start, size),
        _ => default,
    };

    /// <summary>Whether a non-empty range lies within another.</summary>
    public static bool IsWithin(this Extent range, Extent outer) =>
        range.Size > 0 && outer.Contains(range.Base, range.Size);

    public static bool Overlaps(this Extent range, Extent other) =>
        range.Base < other.End && other.Base < range.End;

    /// <summary>The whole pages that a range touches; the range must end well below 2^64.</summary>
    public static Extent PageHull(this Extent range) =>
        new(range.Base.Down(Page), (range.End + Page - 1).Down(Page) - range.Base.Down(Page));

    /// <summary>Rounds down to a multiple of a power of two.</summary>
    public static ulong Down(this ulong address, ulong unit) => address & ~(unit - 1);

    /// <summary>The addresses of its pages or granules in ascending order.</summary>
    public static IEnumerable<ulong> Steps(this Extent range, ulong step) =>
        Enumerable.Sequence(range.Base, range.End - 1, step);
}
