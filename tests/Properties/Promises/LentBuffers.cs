namespace Properties.Promises;

/// <summary>
/// Promise 16: a bounce buffer begins with bytes of its own, and returns only as it was shared, whatever a host makes
/// the driver ask for.
/// </summary>
public sealed class LentBuffers
{
    private const ulong Buffer = Workload.GuestBuffer;
    private const ulong Other = Buffer + 0x2_0000;
    private const byte Guest = 0x11;
    private const byte Device = 0x22;

    [Property(Arbitrary = [typeof(Workload)], MaxTest = 60)]
    public void Bytes_that_a_device_leaves_unwritten_are_zero(Workload workload, ushort length, ushort written)
    {
        var rig = Rig.WithPool(workload);
        var caller = new Caller(rig);
        caller.DoAll(workload.Actions);
        caller.FreeAll(length);
        rig.Platform.GuestFill(Buffer, 0x1_0000, Guest);
        var size = (ulong)length % 20_000 + 1;
        var filled = Math.Min(written, size);

        var bounce = rig.Must(new Share(0, Place.At(Buffer), size, Direction.FromDevice));
        var toHost = rig.Platform.HostRead(bounce, size)!;
        rig.Platform.HostWrite(bounce, filled, Device);
        rig.Must(new Unshare(Place.At(bounce), Place.At(Buffer), size, Direction.FromDevice));

        Assert.Equal(new byte[size], toHost);
        var received = Read(rig, Buffer, size);
        Assert.Equal((int)filled, received.AsSpan().IndexOfAnyExcept(Device) is var end and >= 0 ? end : (int)size);
        Assert.False(received.AsSpan((int)filled).ContainsAnyExcept((byte)0));
        Assert.Equal(Guest, Read(rig, Buffer + size, 1)[0]);
    }

    [Property(MaxTest = 100)]
    public void Unshare_with_any_other_argument_is_refused_and_writes_nothing(
        ushort length, Direction shared, Direction stated, ushort distance, bool isShorter)
    {
        var rig = Rig.WithPool();
        var size = (ulong)length + 1;
        var at = Place.At(rig.Must(new Share(0, Place.At(Buffer), size, shared)));
        rig.Platform.HostWrite(at.Value, size, Device);
        var another = isShorter && size > 1 ? size - 1 : size + 1 + distance;
        var before = rig.Snapshot;

        Refuse(rig, new Unshare(at, Place.At(Buffer + 1 + distance), size, shared));
        Refuse(rig, new Unshare(at, Place.At(Buffer), another, shared));
        if (stated != shared)
            Refuse(rig, new Unshare(at, Place.At(Buffer), size, stated));

        Assert.Equal(before, rig.Snapshot);
        rig.Must(new Unshare(at, Place.At(Buffer), size, shared));
    }

    [Fact]
    public void Buffer_that_was_not_shared_is_not_unshared()
    {
        var rig = Rig.WithPool();
        var plain = rig.Must(new Allocate(0, new Shape(64, 16)));
        var dma = rig.Must(new DmaAllocate(0, 1));

        Refuse(rig, new Unshare(Place.At(plain), Place.At(Other), 64, Direction.Both));
        Refuse(rig, new Unshare(Place.At(dma), Place.At(Other), 4096, Direction.Both));

        rig.Must(new Free(Place.At(plain), new Shape(64, 16)));
        rig.Must(new DmaFree(Place.At(dma), 1));
    }

    [Fact]
    public void Bounce_buffer_that_the_pool_freed_is_forgotten()
    {
        var rig = Rig.WithPool();
        var share = new Share(0, Place.At(Buffer), 64, Direction.Both);
        var unshare = new Unshare(Place.At(rig.Must(share)), Place.At(Buffer), 64, Direction.Both);
        rig.Must(new Free(unshare.Bounce, new Shape(64, 16)));

        Assert.Equal(Error.AlreadyFreed, rig.Do(unshare).Error);
        Assert.Equal(unshare.Bounce.Value, rig.Must(new Allocate(0, new Shape(64, 16))));
        Refuse(rig, unshare);

        rig.Must(new Free(unshare.Bounce, new Shape(64, 16)));
        Assert.Equal(unshare.Bounce.Value, rig.Must(share with { Buffer = Place.At(Other) }));
        Refuse(rig, unshare);
        rig.Must(unshare with { Buffer = Place.At(Other) });
    }

    private static void Refuse(Rig rig, Unshare unshare)
    {
        Assert.Equal(Error.WrongBuffer, rig.Do(unshare).Error);
        Assert.Empty(rig.Platform.Touched);
    }

    private static byte[] Read(Rig rig, ulong start, ulong size)
    {
        var bytes = new byte[size];
        rig.Platform.Read(start, bytes);
        return bytes;
    }
}
