namespace Properties.Promises;

/// <summary>Promise 9: the HAL allocates, clears and copies exactly.</summary>
public sealed class Hal
{
    private const ulong Buffer = Workload.GuestBuffer;
    private const byte Guest = 0x11;
    private const byte Device = 0x22;
    private const byte Around = 0x33;

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 100)]
    public void Dma_memory_is_zeroed_page_aligned_and_contiguous_even_if_reused(Workload workload, byte pages)
    {
        var rig = Rig.WithPool(workload);
        var caller = new Caller(rig) { OnExecuted = (_, answer) => Dirty(rig, answer) };
        caller.DoAll(workload.Actions);
        caller.FreeAll(pages);
        var count = ((ulong)pages % 8) + 1;

        var answer = rig.Do(new DmaAllocate(0, count));

        Assert.True(answer.Succeeded);
        Assert.Equal(0UL, answer.Value!.Value % 4096);
        Assert.Equal(new byte[count * 4096], Read(rig, answer.Value.Value, count * 4096));
        Assert.True(rig.Platform.World.Host.IsVisible(answer.Value.Value, count * 4096));
    }

    [Property(MaxTest = 150)]
    public void Share_and_unshare_copy_bytes_in_the_requested_direction(
        ushort length, byte offset, Direction direction)
    {
        var rig = Rig.WithPool();
        var (start, size) = (Buffer + offset, (ulong)length + 1);
        rig.Platform.GuestFill(start - 64, size + 128, Around);
        rig.Platform.GuestFill(start, size, Guest);

        var bounce = rig.Must(new Share(0, Place.At(start), size, direction));
        var toDevice = Read(rig, bounce, size);
        rig.Platform.HostWrite(bounce, size, Device);
        rig.Must(new Unshare(Place.At(bounce), Place.At(start), size, direction));

        Assert.Equal(direction != Direction.FromDevice, toDevice.All(value => value == Guest));
        Assert.DoesNotContain(toDevice, value => value is not (Guest or 0));
        var expected = direction == Direction.ToDevice ? Guest : Device;
        Assert.Equal(Pattern(size, expected), Read(rig, start - 64, size + 128));
    }

    [Property(MaxTest = 100)]
    public void Share_writes_only_inside_the_bounce_buffer(ushort length, Direction direction)
    {
        var rig = Rig.WithPool();
        var size = (ulong)length % 2000 + 1;
        ulong[] neighbours = [.. Enumerable.Range(0, 9).Select(_ => rig.Must(new Allocate(0, new Shape(size, 16))))];
        foreach (var neighbour in neighbours)
            rig.Platform.GuestFill(neighbour, size, Around);
        rig.Must(new Free(Place.At(neighbours[4]), new Shape(size, 16)));

        var bounce = rig.Must(new Share(0, Place.At(Buffer), size, direction));
        rig.Must(new Unshare(Place.At(bounce), Place.At(Buffer), size, direction));

        Assert.Equal(neighbours[4], bounce);
        foreach (var neighbour in neighbours.Where(it => it != bounce))
            Assert.DoesNotContain(Read(rig, neighbour, size), value => value != Around);
    }

    [Property(MaxTest = 100)]
    public void Refused_unshare_copies_nothing(ushort length, Direction direction, byte wrong)
    {
        var rig = Rig.WithPool();
        var size = (ulong)length + 1;
        rig.Platform.GuestFill(Buffer, size + 256, Guest);
        var bounce = rig.Must(new Share(0, Place.At(Buffer), size, direction));
        rig.Platform.HostWrite(bounce, size, Device);

        Assert.Equal(Error.WrongBuffer, rig.Do(
            new Unshare(Place.At(bounce), Place.At(Buffer), size + wrong + 1, direction)).Error);
        Assert.Equal(Error.NotOwned, rig.Do(
            new Unshare(Place.At(bounce + 1), Place.At(Buffer), size, direction)).Error);

        Assert.DoesNotContain(Read(rig, Buffer, size + 256), value => value != Guest);
        Assert.True(rig.Do(new Unshare(Place.At(bounce), Place.At(Buffer), size, direction)).Succeeded);
    }

    [Theory]
    [InlineData(0x200_0000UL, 0x201_0000UL, true)]
    [InlineData(0x200_0fffUL, 0x200_1001UL, true)]
    [InlineData(0x1ff_ffffUL, 0x200_0001UL, false)]
    [InlineData(0x200_0000UL, 0x201_0001UL, false)]
    [InlineData(0x200_1000UL, 0x200_1000UL, false)]
    [InlineData(0x200_2000UL, 0x200_1000UL, false)]
    [InlineData(0UL, ulong.MaxValue, false)]
    public void Mmio_address_is_identity_inside_the_BAR_and_an_error_outside(ulong start, ulong end, bool within)
    {
        var answer = Rig.WithPool().Do(new MmioAddress(Area.Range(start, end)));

        Assert.Equal(within ? (Error.None, start) : (Error.OutOfRange, null), (answer.Error, answer.Value));
    }

    private static void Dirty(Rig rig, Answer answer)
    {
        if (answer.Value is { } taken)
            rig.Platform.GuestFill(taken, 1, Around);
    }

    private static byte[] Read(Rig rig, ulong start, ulong size)
    {
        var bytes = new byte[size];
        rig.Platform.Read(start, bytes);
        return bytes;
    }

    private static byte[] Pattern(ulong size, byte inside) =>
        [.. Enumerable.Repeat(Around, 64), .. Enumerable.Repeat(inside, (int)size), .. Enumerable.Repeat(Around, 64)];
}
