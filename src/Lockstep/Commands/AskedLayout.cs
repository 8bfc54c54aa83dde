using Lockstep.Platforms;

namespace Lockstep.Commands;

/// <summary>The size and the alignment that a command asks for; pages can be more bytes than 64 bits hold.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Alignment">Bytes.</param>
internal readonly record struct AskedLayout(UInt128 Size, ulong Alignment)
{
    private const ulong BounceAlignment = 16;

    /// <summary>What a caller gives as a size and an alignment.</summary>
    public static AskedLayout Of(Shape shape) => new(shape.Size, shape.Alignment);

    /// <summary>Whole pages for DMA.</summary>
    public static AskedLayout OfPages(ulong pages) => new((UInt128)pages * MachineDefaults.Page, MachineDefaults.Page);

    /// <summary>A bounce buffer.</summary>
    public static AskedLayout OfBounce(ulong bytes) => new(bytes, BounceAlignment);

    /// <summary>The same as a shape, or the largest shape of that alignment.</summary>
    public Shape ToShape() =>
        new(Size > ulong.MaxValue ? ulong.MaxValue / Alignment * Alignment : (ulong)Size, Alignment);
}
