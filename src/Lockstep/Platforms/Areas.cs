namespace Lockstep.Platforms;

/// <summary>Operations on a range independent of its form.</summary>
internal static class Areas
{
    /// <summary>The extent of a range that is not empty, reversed or wrapping.</summary>
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

    /// <summary>The range truncated to at most so many bytes.</summary>
    public static Area Cut(this Area area, ulong limit) => area.WithSpan(Math.Min(area.Span(), limit));
}
