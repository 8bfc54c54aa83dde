using System.Numerics;

namespace Properties.Promises;

/// <summary>Promise 11 for layouts: 64-bit sizes and alignments compared with big integers.</summary>
public sealed class Layouts
{
    private static readonly BigInteger Largest = (BigInteger.One << 63) - 1;

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 1500)]
    public void Layout_is_valid_exactly_if_its_padded_size_fits(ulong size, ulong alignment)
    {
        var layout = Layout.Create(size, alignment);

        Assert.Equal(ErrorOf(size, alignment), layout.Error?.Kind);
        if (layout.IsOk)
            Assert.Equal((size, alignment), (layout.Value.Size, layout.Value.Alignment));
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 1500)]
    public void PadToAlign_rounds_the_size_up_to_the_alignment(ulong size, ulong alignment)
    {
        var layout = Layout.Create(size, alignment);
        if (!layout.IsOk)
            return;

        var padded = layout.Value.PadToAlign();

        Assert.Equal(RoundUp(size, alignment), padded.Size);
        Assert.Equal(alignment, padded.Alignment);
        Assert.Equal(padded, padded.PadToAlign());
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 1500)]
    public void AlignTo_takes_the_larger_alignment_and_keeps_the_size(ulong size, ulong alignment, ulong wanted)
    {
        var layout = Layout.Create(size, alignment);
        if (!layout.IsOk)
            return;

        var aligned = layout.Value.AlignTo(wanted);

        var larger = BigInteger.Max(alignment, wanted);
        Assert.Equal(ErrorOf(size, larger), aligned.Error?.Kind);
        if (aligned.IsOk)
            Assert.Equal((size, larger), (aligned.Value.Size, (BigInteger)aligned.Value.Alignment));
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 1500)]
    public void OfUnits_multiplies_without_wrapping(ulong count, ulong unit)
    {
        var layout = Layout.OfUnits(count, unit);

        var size = (BigInteger)count * unit;
        Assert.Equal(ErrorOf(size, unit), layout.Error?.Kind);
        if (layout.IsOk)
            Assert.Equal((size, unit), ((BigInteger)layout.Value.Size, layout.Value.Alignment));
    }

    private static ErrorKind? ErrorOf(BigInteger size, BigInteger alignment) =>
        size.IsZero ? ErrorKind.ZeroSize
        : !alignment.IsPowerOfTwo ? ErrorKind.BadAlignment
        : RoundUp(size, alignment) > Largest ? ErrorKind.LayoutOverflow
        : null;

    private static BigInteger RoundUp(BigInteger size, BigInteger alignment) =>
        (size + alignment - 1) / alignment * alignment;
}
