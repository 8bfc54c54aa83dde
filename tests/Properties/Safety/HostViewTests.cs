using Lockstep.Safety;
using Lockstep.Simulation;
using static Properties.Safety.Machines;

namespace Properties.Safety;

/// <summary>The memory that the host sees, reads and writes.</summary>
public class HostViewTests
{
    [Fact]
    public void Visible_places_index_granules_in_order_and_wrap_around()
    {
        var view = new HostView(default, granule: 0x4000);
        Assert.Null(view.AddressOf(0, 0));

        view.Share(0x8000);
        view.Share(0x4000);

        Assert.Equal([0x4000UL, 0x8000], view.Granules);
        Assert.Equal(0x8010UL, view.AddressOf(3, 0x10));
        Assert.Equal(0x3fffUL, view.AddressOf(0, ulong.MaxValue));
    }

    [Fact]
    public void Static_range_stays_visible_when_a_granule_over_it_is_unshared()
    {
        var view = new HostView(new Extent(0x9000, 0x2000), granule: 0x4000);
        view.Share(0x8000);
        Assert.Equal([0x8000UL, 0x9000, 0xa000], view.Granules);
        Assert.True(view.IsVisible(0x8000, 0x4000));

        Assert.True(view.Unshare(0x8000));
        Assert.False(view.Unshare(0x8000));
        Assert.Equal([0x9000UL, 0xa000], view.Granules);
        Assert.Equal([new ByteRange(0x9000, 0x2000)], view.VisibleParts(0, ulong.MaxValue));
    }

    [Fact]
    public void Host_reads_and_writes_only_visible_memory()
    {
        var world = new World(With());
        world.GuestFill(Ram, 0x3000, 7);
        Assert.Null(world.HostRead(Ram, 0x3000));
        world.Host.Share(Ram);
        world.Host.Share(Ram + 0x2000);

        Assert.Equal(0x18UL, world.HostWrite(Ram + 0xff8, 0x1018, 9));
        Assert.Equal(1UL, world.HostWrite(Ram + 0x2fff, ulong.MaxValue / 2, 9));

        var seen = world.HostRead(Ram, 0x3000);
        Assert.NotNull(seen);
        Assert.Equal(0x2000, seen.Length);
        Assert.Equal((0x19, 9, 7), (seen.Count(value => value == 9), seen[0xff8], seen[0xff7]));
        Assert.Equal([new ByteRange(Ram, 0x3000)], world.Touched);
        var hidden = new byte[0x1000];
        world.Memory.Read(Ram + 0x1000, hidden);
        Assert.All(hidden, value => Assert.Equal(7, value));
    }
}
