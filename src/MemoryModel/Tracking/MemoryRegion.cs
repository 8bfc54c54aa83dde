namespace MemoryModel.Tracking;

/// <summary>A tracked range of main memory.</summary>
/// <param name="Range">The range as asked for.</param>
/// <param name="IsMutable">Whether it is mapped for writing.</param>
public sealed record MemoryRegion(MemoryRange Range, bool IsMutable);
