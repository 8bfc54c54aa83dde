namespace Lockstep.Platforms;

/// <summary>What the two ways to say a range have in common.</summary>
internal static class Areas
{
    /// <summary>The bytes that are meant, where the range is neither empty, reversed nor wrapping.</summary>
    public static bool TryExtent(this Area area, out Extent extent)
    {
        extent = new Extent(area.First, area.Span());
        return area.Form == AreaForm.Range
            ? area.First < area.Second
            : area.Second != 0 && area.Second <= ulong.MaxValue - area.First;
    }

    /// <summary>The number of bytes from the start to the end, modulo 2^64.</summary>
    public static ulong Span(this Area area) =>
        area.Form == AreaForm.Range ? unchecked(area.Second - area.First) : area.Second;

    /// <summary>The same start and form with another number of bytes.</summary>
    public static Area WithSpan(this Area area, ulong span) => area with
    {
        Second = area.Form == AreaForm.Range ? unchecked(area.First + span) : span,
    };

    /// <summary>The same start with at most so many bytes.</summary>
    public static Area Cut(this Area area, ulong most) => area.WithSpan(Math.Min(area.Span(), most));
}
