using System.Numerics;
using System.Runtime.CompilerServices;

namespace MemoryModel.Allocation;

/// <summary>The layout of a buffer in a block of at most 2^27 bytes, as a number other than 0.</summary>
internal static class LayoutCode
{
    /// <summary>The largest order of blocks whose layouts have a code.</summary>
    public const int LargestOrder = 27;

    private const int AlignmentBits = 5;

    /// <summary>The code of a layout.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(Layout layout) => (uint)(
        ((layout.Size - 1) << AlignmentBits | (uint)BitOperations.TrailingZeroCount(layout.Alignment)) + 1);

    /// <summary>The layout with a code.</summary>
    public static Layout Decode(uint code) => Layout.Create(
        ((code - 1) >> AlignmentBits) + 1, 1UL << (int)((code - 1) & ((1 << AlignmentBits) - 1))).Value;
}
