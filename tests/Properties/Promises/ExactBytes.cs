using System.Collections.Immutable;
using Generators;
using Lockstep.Safety;

namespace Properties.Promises;

/// <summary>
/// Promises 3 and 15: an operation reads each byte that it needs once and no other, and writes no byte that is not its
/// own, whatever the caller asks and however it ends.
/// </summary>
public sealed class ExactBytes
{
    private const ulong Buffer = MachineDefaults.MemoryBase + (2 << 20);

    [Property(Arbitrary = [typeof(MachineArbitrary)], MaxTest = 150)]
    public void Operation_reads_each_byte_of_its_source_once_and_no_other(Scenario scenario)
    {
        var rig = new Rig((Machine)scenario.Platform, scenario.Boots);
        var reads = new List<ByteRange>();
        rig.Platform.Observer = seen =>
        {
            if (seen is Fetched { Size: > 0 } fetched)
                reads.Add(new ByteRange(fetched.Start, fetched.Size));
        };

        foreach (var command in Steps.Of(scenario))
        {
            reads.Clear();
            var answer = rig.Do(command);

            var expected = answer.Succeeded ? SourceOf(command) : [];
            Assert.True(
                Sum(reads).SequenceEqual(expected) && Bytes(reads) == Bytes(expected),
                $"{ScenarioText.Print(command)} -> {answer.Error}: it read [{string.Join(", ", reads)}] instead of "
                    + $"[{string.Join(", ", expected)}]");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(70_000)]
    public void Copy_back_reads_the_bounce_buffer_once_and_writes_the_buffer_once(int size)
    {
        var bytes = (ulong)size;
        var rig = Rig.WithPool();
        var bounce = rig.Must(new Share(0, Place.At(Buffer), bytes, Direction.FromDevice));
        List<ByteRange> reads = [], writes = [];
        rig.Platform.Observer = seen =>
        {
            if (seen is Fetched read)
                reads.Add(new ByteRange(read.Start, read.Size));
            if (seen is Written write)
                writes.Add(new ByteRange(write.Start, write.Size));
        };

        rig.Must(new Unshare(Place.At(bounce), Place.At(Buffer), bytes, Direction.FromDevice));

        Assert.Equal((Sum(reads)[0], Bytes(reads)), (new ByteRange(bounce, bytes), bytes));
        Assert.Equal((Sum(writes)[0], Bytes(writes)), (new ByteRange(Buffer, bytes), bytes));
    }

    [Fact]
    public void Host_that_writes_between_any_two_accesses_cannot_change_what_was_read()
    {
        const ulong bytes = 3 * 4096;
        var rig = Rig.WithPool();
        var bounce = rig.Must(new Share(0, Place.At(Buffer), bytes, Direction.Both));
        rig.Platform.HostWrite(bounce, bytes, 0x11);
        rig.Platform.AtInstant = instant =>
        {
            if (instant.Moment == Moment.Read)
                rig.Platform.HostWrite(bounce, 4096 * (ulong)instant.Number, 0x22);
        };

        rig.Must(new Unshare(Place.At(bounce), Place.At(Buffer), bytes, Direction.Both));

        var copied = new byte[bytes];
        rig.Platform.Read(Buffer, copied);
        Assert.All(copied, value => Assert.Equal(0x11, value));
    }

    private static ImmutableArray<ByteRange> SourceOf(Command command) => command switch
    {
        Share { Direction: not Direction.FromDevice } share => [new(share.Buffer.Value, share.Bytes)],
        Unshare { Direction: not Direction.ToDevice } unshare => [new(unshare.Bounce.Value, unshare.Bytes!.Value)],
        _ => [],
    };

    private static ImmutableArray<ByteRange> Sum(List<ByteRange> ranges)
    {
        var all = new IntervalSet();
        foreach (var range in ranges)
            all.Add(range.Start, range.Size);
        return [.. all.Intervals];
    }

    private static UInt128 Bytes(IEnumerable<ByteRange> ranges) =>
        ranges.Aggregate(UInt128.Zero, (sum, range) => sum + range.Size);
}
