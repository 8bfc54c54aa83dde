namespace MemoryModel.Tracking;

/// <summary>A tracked range of main memory.</summary>
/// <param name="Range">The range as requested, not rounded to pages.</param>
/// <param name="IsMutable">Whether it is mapped read-write.</param>
public sealed record MemoryRegion(MemoryRange Range, bool IsMutable);
