using System.Numerics;

namespace MemoryModel;

/// <summary>
/// The size and alignment of a buffer in bytes. Every layout except the default is valid; operations reject the
/// default, whose size is 0, with ZeroSize.
/// </summary>
public readonly record struct Layout
{
    /// <summary>The largest size in bytes after rounding up to the alignment: 2^63 - 1.</summary>
    public const ulong MaxSize = long.MaxValue;

    private Layout(ulong size, ulong alignment)
    {
        Size = size;
        Alignment = alignment;
    }

    /// <summary>Size in bytes, at least 1.</summary>
    public ulong Size { get; }

    /// <summary>Alignment in bytes, a power of two.</summary>
    public ulong Alignment { get; }

    /// <summary>Validates a size and an alignment, both in bytes.</summary>
    /// <returns>The layout; or ZeroSize, BadAlignment or LayoutOverflow, checked in this order.</returns>
    public static Result<Layout> Create(ulong size, ulong alignment) =>
        // The usual case by itself, without arithmetic of 128 bits.
        size != 0 && BitOperations.IsPow2(alignment) && size <= MaxSize - (alignment - 1)
            ? new Layout(size, alignment)
            : Check(size, alignment);

    /// <summary>The layout of a number of units, such as pages.</summary>
    /// <param name="count">The number of units.</param>
    /// <param name="unit">Bytes per unit, a power of two; also the alignment.</param>
    /// <returns>The layout; or ZeroSize, BadAlignment or LayoutOverflow, checked in this order.</returns>
    public static Result<Layout> OfUnits(ulong count, ulong unit) =>
        Check((UInt128)count * unit, unit);

    /// <summary>The same size with the larger of this alignment and the given one.</summary>
    /// <returns>The layout; BadAlignment if the larger is not a power of two; or LayoutOverflow.</returns>
    public Result<Layout> AlignTo(ulong alignment) => Create(Size, Math.Max(Alignment, alignment));

    /// <summary>The same alignment with the size rounded up to a multiple of it; never overflows.</summary>
    public Layout PadToAlign() => new((Size + Alignment - 1) & ~(Alignment - 1), Alignment);

    /// <inheritdoc/>
    public override string ToString() => $"{Size} bytes aligned to {Alignment}";

    /// <summary>Whether it is a layout that operations accept: neither a failure nor the default.</summary>
    internal static bool IsValid(Result<Layout> layout) => layout.ValueOrDefault.Size != 0;

    /// <summary>The error of a layout that operations must reject, or null.</summary>
    internal static MemoryError? ErrorOf(Result<Layout> layout) =>
        !layout.IsOk ? layout.Error : layout.Value == default ? Create(0, 0).Error : null;

    private static Result<Layout> Check(UInt128 size, ulong alignment)
    {
        if (size == 0)
            return MemoryError.Of(ErrorKind.ZeroSize, "the size is 0 bytes", "it must be at least 1");
        if (!BitOperations.IsPow2(alignment))
            return MemoryError.Of(ErrorKind.BadAlignment, $"the alignment is {alignment}", "it must be a power of two");

        // An alignment of 2^63 leaves no valid size.
        return size <= MaxSize - (alignment - 1)
            ? new Layout((ulong)size, alignment)
            : MemoryError.Of(
                ErrorKind.LayoutOverflow,
                $"the layout is {size} bytes aligned to {alignment}",
                "rounded up to the alignment, the size must be at most 2^63 - 1");
    }
}
