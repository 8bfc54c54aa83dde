using Lockstep.Safety;

namespace Properties.Safety;

/// <summary>Live buffers compared with a plain list, around the end of 64-bit addresses.</summary>
public sealed class LiveBuffersTests
{
    private const ulong Window = ulong.MaxValue - 39;

    [Fact]
    public void Byte_ranges_overlap_exactly_if_they_share_an_address()
    {
        var ranges = Enumerable.Range(0, 8).SelectMany(at => Enumerable.Range(0, 5)
            .Select(size => new ByteRange(ulong.MaxValue - 3 + (ulong)at, (ulong)size))).ToArray();
        foreach (var (one, other) in ranges.SelectMany(one => ranges.Select(other => (one, other))))
        {
            Assert.True(
                Addresses(one).Intersect(Addresses(other)).Any() == one.Overlaps(other),
                $"{one} and {other}: Overlaps returned {one.Overlaps(other)}");
        }
    }

    [Property(MaxTest = 1000)]
    public void Live_buffers_agree_with_a_plain_list((byte What, byte At, byte Size)[] operations)
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
                // Two buffers at one address are a violation reported earlier, and both must be freeable.
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
    public void Overlap_with_disjoint_buffers_is_always_found((byte At, byte Size)[] wanted, byte at, byte size)
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
