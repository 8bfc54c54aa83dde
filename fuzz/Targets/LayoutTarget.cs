using System.Numerics;
using Lockstep.Subjects;
using MemoryModel;

namespace Fuzz.Targets;

/// <summary>
/// <c>layout</c>: 64-bit sizes and alignments in every operation on layouts, against unbounded arithmetic.
/// </summary>
internal sealed class LayoutTarget() : Target("layout", weight: 1, ProductionFactory.Instance)
{
    private static readonly BigInteger Largest = (BigInteger.One << 63) - 1;

    public override IEnumerable<byte[]> Seeds =>
        [[12, 4, 5], [63, 63, 63], [127, 0, 62], [], [0xff], .. base.Seeds];

    public override IReadOnlyList<byte[]> Dictionary { get; } =
        [[0xff, 0, 0, 0, 0, 0, 0, 0, 0], [0xff, 255, 255, 255, 255, 255, 255, 255, 255]];

    public override TargetFinding? Run(ReadOnlySpan<byte> input)
    {
        var reader = new NumberReader(input);
        var (size, alignment, third) = (reader.Number(), reader.Number(), reader.Number());
        var layout = Layout.Create(size, alignment);
        return Compare($"Create({size}, {alignment})", layout, size, alignment)
            ?? OfUnits(size, alignment)
            ?? (layout.IsOk ? Padded(layout.Value) ?? Aligned(layout.Value, third) : null);
    }

    private static TargetFinding? OfUnits(ulong count, ulong unit) =>
        Compare($"OfUnits({count}, {unit})", Layout.OfUnits(count, unit), (BigInteger)count * unit, unit);

    private static TargetFinding? Aligned(Layout layout, ulong wanted) => Compare(
        $"({layout}).AlignTo({wanted})", layout.AlignTo(wanted), layout.Size, Math.Max(layout.Alignment, wanted));

    private static TargetFinding? Padded(Layout layout)
    {
        var padded = layout.PadToAlign();
        var expected = RoundUp(layout.Size, layout.Alignment);
        return padded.Size == expected && padded.Alignment == layout.Alignment
            ? null
            : Wrong($"({layout}).PadToAlign()", $"{expected}", $"{padded}");
    }

    private static TargetFinding? Compare(string call, Result<Layout> result, BigInteger size, BigInteger alignment)
    {
        ErrorKind? error = size.IsZero ? ErrorKind.ZeroSize
            : !alignment.IsPowerOfTwo ? ErrorKind.BadAlignment
            : RoundUp(size, alignment) > Largest ? ErrorKind.LayoutOverflow
            : null;
        if (result.Error?.Kind != error)
            return Wrong(call, $"{error?.ToString() ?? "a layout"}", $"{result.Error?.Kind.ToString() ?? "a layout"}");
        return !result.IsOk || (result.Value.Size == size && result.Value.Alignment == alignment)
            ? null
            : Wrong(call, $"{size} bytes aligned to {alignment}", $"{result.Value}");
    }

    private static BigInteger RoundUp(BigInteger size, BigInteger alignment) =>
        (size + alignment - 1) / alignment * alignment;

    private static TargetFinding Wrong(string call, string expected, string found)
    {
        var operation = new string([.. call.Where(char.IsAsciiLetter)]);
        return new($"layout {operation}", $"{call}\n  expected: {expected}\n  production: {found}\n");
    }
}
