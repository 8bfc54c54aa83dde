using System.Numerics;
using FsCheck.Xunit;
using MemoryModel;

namespace Properties.Promises;

/// <summary>Promise 11 for ranges: each question about them against sets of numbers that cannot overflow.</summary>
public sealed class Ranges
{
    private static readonly BigInteger LastEnd = ulong.MaxValue;

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 1500)]
    public void A_base_and_a_size_make_a_range_exactly_where_the_end_is_an_address(ulong start, ulong size)
    {
        var range = MemoryRange.FromBaseAndSize(start, size);

        var end = (BigInteger)start + size;
        Assert.Equal(end > LastEnd ? ErrorKind.OutOfRange : null, range.Error?.Kind);
        if (range.IsOk)
            Assert.Equal((start, end, size), (range.Value.Start, range.Value.End, range.Value.Size));
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 1500)]
    public void The_size_counts_the_bytes_and_a_reversed_range_has_none(ulong start, ulong end)
    {
        var range = new MemoryRange(start, end);

        var bytes = BigInteger.Max(0, (BigInteger)end - start);
        Assert.Equal(bytes, range.Size);
        Assert.Equal(bytes.IsZero, range.IsEmpty);
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 1500)]
    public void An_address_is_in_a_range_from_its_start_up_to_before_its_end(ulong start, ulong end, ulong address)
    {
        var range = new MemoryRange(start, end);

        Assert.Equal(Common(range, new BigInteger(address), (BigInteger)address + 1) > 0, range.Contains(address));
        Assert.Equal(!range.IsEmpty, range.Contains(start));
        Assert.False(range.Contains(end) && end >= start);
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 1500)]
    public void Two_ranges_overlap_exactly_where_they_have_a_byte_in_common(ulong a, ulong b, ulong c, ulong d)
    {
        var (one, two) = (new MemoryRange(a, b), new MemoryRange(c, d));

        var inCommon = one.IsEmpty ? 0 : Common(two, a, b);
        Assert.Equal(inCommon > 0, one.Overlaps(two));
        Assert.Equal(inCommon > 0, two.Overlaps(one));
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 1500)]
    public void A_range_is_within_another_exactly_where_it_has_no_byte_outside(ulong a, ulong b, ulong c, ulong d)
    {
        var (inner, outer) = (new MemoryRange(a, b), new MemoryRange(c, d));

        var outside = inner.IsEmpty ? 0 : new BigInteger(b) - a - Common(outer, a, b);
        Assert.Equal(outside.IsZero, inner.IsWithin(outer));
    }

    /// <summary>How many numbers from start up to before end are in a range.</summary>
    private static BigInteger Common(MemoryRange range, BigInteger start, BigInteger end) =>
        BigInteger.Max(0, BigInteger.Min(range.End, end) - BigInteger.Max(range.Start, start));
}
