using Lockstep.Platforms;

namespace Lockstep.Commands;

/// <summary>A requested size and alignment; the size of a number of pages can exceed 64 bits.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Alignment">Bytes.</param>
internal readonly record struct RequestedLayout(UInt128 Size, ulong Alignment)
{
    private const ulong BounceAlignment = 16;

    /// <summary>The layout of a shape.</summary>
    public static RequestedLayout Of(Shape shape) => new(shape.Size, shape.Alignment);

    /// <summary>Whole pages for DMA.</summary>
    public static RequestedLayout OfPages(ulong pages) =>
        new((UInt128)pages * MachineDefaults.Page, MachineDefaults.Page);

    /// <summary>The layout of a bounce buffer.</summary>
    public static RequestedLayout OfBounce(ulong bytes) => new(bytes, BounceAlignment);

    /// <summary>The layout as a shape, with the size saturated to the largest multiple of the alignment.</summary>
    public Shape ToShape() =>
        new(Size > ulong.MaxValue ? ulong.MaxValue / Alignment * Alignment : (ulong)Size, Alignment);
}
