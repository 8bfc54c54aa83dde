using System.Numerics;

namespace MemoryModel;

/// <summary>
/// The size and alignment of a block, in bytes. Every layout but the default is valid; the default has no bytes, and
/// operations refuse it as ZeroSize.
/// </summary>
public readonly record struct Layout
{
    /// <summary>The largest size, after rounding up to the alignment: 2^63 - 1 bytes.</summary>
    public const ulong MaxSize = long.MaxValue;

    private Layout(ulong size, ulong alignment)
    {
        Size = size;
        Alignment = alignment;
    }

    /// <summary>Bytes, at least 1.</summary>
    public ulong Size { get; }

    /// <summary>Bytes, a power of two.</summary>
    public ulong Alignment { get; }

    /// <summary>Checks a size and an alignment, both in bytes.</summary>
    /// <returns>The layout; or ZeroSize, BadAlignment or LayoutOverflow, in this order.</returns>
    public static Result<Layout> Create(ulong size, ulong alignment) => Check(size, alignment);

    /// <summary>The layout of a number of whole units.</summary>
    /// <param name="count">How many.</param>
    /// <param name="unit">Bytes of a unit, a power of two; also the alignment.</param>
    /// <returns>The layout; or ZeroSize, BadAlignment or LayoutOverflow, in this order.</returns>
    public static Result<Layout> OfUnits(ulong count, ulong unit) =>
        Check((UInt128)count * unit, unit);

    /// <summary>The same size at this alignment or the present one, whichever is larger.</summary>
    /// <returns>The layout; or BadAlignment where the larger is no power of two; or LayoutOverflow.</returns>
    public Result<Layout> AlignTo(ulong alignment) => Create(Size, Math.Max(Alignment, alignment));

    /// <summary>The same alignment, with the size rounded up to it; it never overflows.</summary>
    public Layout PadToAlign() => new((Size + Alignment - 1) & ~(Alignment - 1), Alignment);

    /// <inheritdoc/>
    public override string ToString() => $"{Size} bytes aligned to {Alignment}";

    /// <summary>The error of a layout that an operation must refuse, or null.</summary>
    internal static MemoryError? ErrorOf(Result<Layout> layout) =>
        !layout.IsOk ? layout.Error : layout.Value == default ? Create(0, 0).Error : null;

    private static Result<Layout> Check(UInt128 size, ulong alignment)
    {
        if (size == 0)
            return MemoryError.Of(ErrorKind.ZeroSize, "0 bytes were asked for", "ask for at least 1");
        if (!BitOperations.IsPow2(alignment))
            return MemoryError.Of(ErrorKind.BadAlignment, $"the alignment is {alignment}", "it must be a power of two");

        // An alignment of 2^63 leaves no size to have.
        return size <= MaxSize - (alignment - 1)
            ? new Layout((ulong)size, alignment)
            : MemoryError.Of(
                ErrorKind.LayoutOverflow,
                $"{size} bytes aligned to {alignment} were asked for",
                "rounded up to the alignment a size is at most 2^63 - 1");
    }
}
