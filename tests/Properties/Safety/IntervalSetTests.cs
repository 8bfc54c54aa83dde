using Lockstep.Safety;

namespace Properties.Safety;

/// <summary>Interval sets compared with a set of single addresses, around the end of 64-bit addresses.</summary>
public class IntervalSetTests
{
    private const ulong Window = ulong.MaxValue - 39;

    [Property(MaxTest = 1000)]
    public void Interval_set_agrees_with_a_plain_set((bool Adds, byte At, byte Size)[] operations, byte at, byte size)
    {
        var set = new IntervalSet();
        var plain = new HashSet<ulong>();
        foreach (var operation in operations)
        {
            var range = Range(operation.At, operation.Size);
            if (operation.Adds)
            {
                set.Add(range.Start, range.Size);
                plain.UnionWith(Addresses(range));
            }
            else
            {
                set.Remove(range.Start, range.Size);
                plain.ExceptWith(Addresses(range));
            }
        }

        var asked = Range(at, size);
        Assert.Equal(plain.Order(), set.Intervals.SelectMany(Addresses));
        Assert.Equal(plain.Count(address => !plain.Contains(address - 1) || address == 0), set.Count);
        Assert.Equal(Addresses(asked).Where(plain.Contains), set.Parts(asked.Start, asked.Size).SelectMany(Addresses));
        Assert.Equal(
            Addresses(asked).Where(address => !plain.Contains(address)),
            set.Gaps(asked.Start, asked.Size).SelectMany(Addresses));
        Assert.All(
            set.Parts(asked.Start, asked.Size).Concat(set.Gaps(asked.Start, asked.Size)),
            range => Assert.NotEqual(0UL, range.Size));
        Assert.Equal(Addresses(asked).Any(plain.Contains), set.Overlaps(asked.Start, asked.Size));
        Assert.Equal(set.Intervals.Cast<ByteRange?>().FirstOrDefault(), set.First);
        Assert.Equal(
            Addresses(asked).Where(address => !plain.Contains(address)).Cast<ulong?>().FirstOrDefault(),
            set.FirstMissing(asked.Start, asked.Size));
    }

    [Fact]
    public void Interval_set_can_hold_all_addresses()
    {
        var set = IntervalSet.Of(0, ulong.MaxValue);
        set.Add(ulong.MaxValue, 1);
        Assert.True(set.Contains(0x1234, ulong.MaxValue));

        set.Remove(5, 1);
        Assert.Equal([new ByteRange(0, 5), new ByteRange(6, ulong.MaxValue - 5)], set.Intervals);
        Assert.Equal(5UL, set.FirstMissing(ulong.MaxValue, 100));
    }

    private static ByteRange Range(byte at, byte size) => new(Window + (at % 80UL), size % 30UL);

    private static IEnumerable<ulong> Addresses(ByteRange range) =>
        Enumerable.Range(0, (int)range.Size).Select(index => range.Start + (ulong)index);
}
