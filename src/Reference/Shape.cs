namespace Reference;

/// <summary>A size and an alignment as a caller gives them, in bytes, valid or not.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Alignment">Bytes; valid when a power of two.</param>
public readonly record struct Shape(ulong Size, ulong Alignment);
