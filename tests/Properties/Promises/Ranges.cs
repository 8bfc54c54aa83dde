using System.Numerics;

namespace Properties.Promises;

/// <summary>Promise 11 for ranges: every query compared with big integers.</summary>
public sealed class Ranges
{
    private static readonly BigInteger LastEnd = ulong.MaxValue;

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 1500)]
    public void FromBaseAndSize_succeeds_exactly_if_the_end_fits_in_64_bits(ulong start, ulong size)
    {
        var range = MemoryRange.FromBaseAndSize(start, size);

        var end = (BigInteger)start + size;
        Assert.Equal(end > LastEnd ? ErrorKind.OutOfRange : null, range.Error?.Kind);
        if (range.IsOk)
            Assert.Equal((start, end, size), (range.Value.Start, range.Value.End, range.Value.Size));
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 1500)]
    public void Size_counts_bytes_and_is_zero_for_a_reversed_range(ulong start, ulong end)
    {
        var range = new MemoryRange(start, end);

        var bytes = BigInteger.Max(0, (BigInteger)end - start);
        Assert.Equal(bytes, range.Size);
        Assert.Equal(bytes.IsZero, range.IsEmpty);
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 1500)]
    public void Contains_includes_the_start_and_excludes_the_end(ulong start, ulong end, ulong address)
    {
        var range = new MemoryRange(start, end);

        Assert.Equal(Common(range, new BigInteger(address), (BigInteger)address + 1) > 0, range.Contains(address));
        Assert.Equal(!range.IsEmpty, range.Contains(start));
        Assert.False(range.Contains(end) && end >= start);
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 1500)]
    public void Overlaps_holds_exactly_for_ranges_with_a_common_byte(ulong a, ulong b, ulong c, ulong d)
    {
        var (one, two) = (new MemoryRange(a, b), new MemoryRange(c, d));

        var inCommon = one.IsEmpty ? 0 : Common(two, a, b);
        Assert.Equal(inCommon > 0, one.Overlaps(two));
        Assert.Equal(inCommon > 0, two.Overlaps(one));
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 1500)]
    public void IsWithin_holds_exactly_if_no_byte_lies_outside(ulong a, ulong b, ulong c, ulong d)
    {
        var (inner, outer) = (new MemoryRange(a, b), new MemoryRange(c, d));

        var outside = inner.IsEmpty ? 0 : new BigInteger(b) - a - Common(outer, a, b);
        Assert.Equal(outside.IsZero, inner.IsWithin(outer));
    }

    /// <summary>The number of addresses in [start, end) that lie in a range.</summary>
    private static BigInteger Common(MemoryRange range, BigInteger start, BigInteger end) =>
        BigInteger.Max(0, BigInteger.Min(range.End, end) - BigInteger.Max(range.Start, start));
}
