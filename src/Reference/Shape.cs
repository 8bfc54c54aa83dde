namespace Reference;

/// <summary>A size and an alignment as passed by a caller, valid or not.</summary>
/// <param name="Size">Size in bytes; valid if not 0.</param>
/// <param name="Alignment">Alignment in bytes; valid if a power of two.</param>
public readonly record struct Shape(ulong Size, ulong Alignment);
