using Lockstep.Safety;

namespace Properties.Safety;

/// <summary>The monitor's buffers against a plain list of them, around the end of 64-bit addresses.</summary>
public sealed class LiveBuffersTests
{
    private const ulong Window = ulong.MaxValue - 39;

    [Fact]
    public void Ranges_overlap_where_they_have_an_address_in_common()
    {
        var ranges = Enumerable.Range(0, 8).SelectMany(at => Enumerable.Range(0, 5)
            .Select(size => new ByteRange(ulong.MaxValue - 3 + (ulong)at, (ulong)size))).ToArray();
        foreach (var (one, other) in ranges.SelectMany(one => ranges.Select(other => (one, other))))
        {
            Assert.True(
                Addresses(one).Intersect(Addresses(other)).Any() == one.Overlaps(other),
                $"{one} and {other}: overlap is said to be {one.Overlaps(other)}");
        }
    }

    [Property(MaxTest = 1000)]
    public void Buffers_are_found_and_taken_out_as_in_a_plain_list((byte What, byte At, byte Size)[] operations)
    {
        var buffers = new LiveBuffers();
        var plain = new List<LiveBuffer>();
        for (var index = 0; index < operations.Length; index++)
        {
            var (what, range) = (operations[index].What % 8, Range(operations[index].At, operations[index].Size));
            if (what == 0)
            {
                buffers.Clear();
                plain.Clear();
            }
            else if (what < 4)
            {
                // Two at one address were told of already, and must both be there to be freed.
                buffers.Add(new LiveBuffer(range, index));
                plain.Add(new LiveBuffer(range, index));
            }
            else
            {
                Assert.Equal(plain.Exists(buffer => buffer.Range == range), buffers.Remove(range));
                Forget(plain, range);
            }

            Assert.Equal(
                plain.Exists(buffer => buffer.Range.Start == range.Start), buffers.At(range.Start) is not null);
        }
    }

    [Property(MaxTest = 1000)]
    public void An_overlap_with_disjoint_buffers_is_found_wherever_it_is(
        (byte At, byte Size)[] wanted, byte at, byte size)
    {
        var buffers = new LiveBuffers();
        var plain = new List<LiveBuffer>();
        foreach (var range in wanted.Select(one => Range(one.At, one.Size)))
        {
            if (range.Size == 0 || plain.Exists(buffer => buffer.Range.Overlaps(range)))
                continue;
            buffers.Add(new LiveBuffer(range, 0));
            plain.Add(new LiveBuffer(range, 0));
        }

        var asked = Range(at, (byte)(size % 4));
        var found = buffers.OverlapWith(asked);

        Assert.Equal(plain.Exists(buffer => buffer.Range.Overlaps(asked)), found is not null);
        if (found is { } buffer)
            Assert.True(buffer.Range.Overlaps(asked), $"{buffer} does not overlap {asked}");
    }

    private static void Forget(List<LiveBuffer> plain, ByteRange range)
    {
        if (plain.FindIndex(buffer => buffer.Range == range) is >= 0 and var index)
            plain.RemoveAt(index);
    }

    private static ByteRange Range(byte at, byte size) => new(Window + (at % 80UL), size % 12UL);

    private static IEnumerable<ulong> Addresses(ByteRange range) =>
        Enumerable.Range(0, (int)range.Size).Select(index => range.Start + (ulong)index);
}
