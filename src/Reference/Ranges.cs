namespace Reference;

/// <summary>What the operations ask of ranges, and the addresses that the design fixes.</summary>
internal static class Ranges
{
    public const ulong Page = 4096;
    public const ulong RamStart = 0x8000_0000;
    public const ulong RamLimit = 1UL << 40;

    /// <summary>The firmware's own 4 MiB, right below the RAM.</summary>
    public static Extent Firmware => new(0x7fc0_0000, 0x40_0000);

    /// <summary>The range that a caller means; without bytes where it is empty, reversed or wraps.</summary>
    public static Extent Read(this Area area) => (area.Form, area.First, area.Second) switch
    {
        (AreaForm.Range, var start, var end) when start < end => new(start, end - start),
        (AreaForm.BaseAndSize, var start, var size) when start <= ulong.MaxValue - size => new(start, size),
        _ => default,
    };

    /// <summary>Whether a range lies in another; one without bytes lies nowhere.</summary>
    public static bool IsIn(this Extent range, Extent outer) =>
        range.Size > 0 && outer.Contains(range.Base, range.Size);

    public static bool Meets(this Extent range, Extent other) =>
        range.Base < other.End && other.Base < range.End;

    /// <summary>The whole pages that a range touches; it ends far below 2^64.</summary>
    public static Extent Hull(this Extent range) =>
        new(range.Base & ~(Page - 1), ((range.End + Page - 1) & ~(Page - 1)) - (range.Base & ~(Page - 1)));

    /// <summary>The addresses of its pages or granules, ascending.</summary>
    public static IEnumerable<ulong> Steps(this Extent range, ulong step) =>
        Enumerable.Sequence(range.Base, range.End - 1, step);
}
