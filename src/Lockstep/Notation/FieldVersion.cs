namespace Lockstep.Notation;

/// <summary>The versions of the binary form that introduced fields, or made them optional.</summary>
internal static class FieldVersion
{
    /// <summary>The latest of them.</summary>
    public const int Latest = 2;

    /// <summary>The end of the MMIO window.</summary>
    public const int MmioEnd = 2;

    /// <summary>A swiotlb node without alignment.</summary>
    public const int NoAlignment = 2;
}
