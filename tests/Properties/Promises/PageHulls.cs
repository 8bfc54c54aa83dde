using System.Numerics;

namespace Properties.Promises;

/// <summary>Tracked ranges are mapped by whole pages, compared with big integers.</summary>
public sealed class PageHulls
{
    private static readonly Machine Machine = MachineDefaults.For(Hypervisor.Pkvm) with
    {
        Memory = new(MachineDefaults.MemoryBase, MachineDefaults.MemoryLimit - MachineDefaults.MemoryBase),
    };

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 500)]
    public void Tracked_range_is_mapped_by_the_pages_that_contain_it(ulong first, ulong last)
    {
        var (start, end) = InMemory(first, last);
        var rig = new Rig(Machine);

        rig.Must(new MapReadOnly(Area.Range(start, end)));

        var (from, to) = Hull(start, end);
        var mapped = Assert.Single(rig.Snapshot.Mapped);
        Assert.Equal((from, to), ((BigInteger)mapped.Start, (BigInteger)mapped.End));
        Assert.Equal(new Extent(start, end - start), rig.View.Regions.Single().Range);
    }

    [Property(Arbitrary = [typeof(Boundaries)], MaxTest = 500)]
    public void Tracked_ranges_on_a_common_page_overlap(ulong a, ulong b, ulong c, ulong d)
    {
        var (one, two) = (InMemory(a, b), InMemory(c, d));
        var rig = new Rig(Machine);
        rig.Must(new MapMutable(Area.Range(one.Start, one.End)));

        var answer = rig.Do(new MapReadOnly(Area.Range(two.Start, two.End)));

        var (hull, other) = (Hull(one.Start, one.End), Hull(two.Start, two.End));
        var apart = hull.End <= other.Start || other.End <= hull.Start;
        Assert.Equal(apart ? Error.None : Error.Overlaps, answer.Error);
    }

    /// <summary>A nonempty range between two numbers folded into main memory.</summary>
    private static (ulong Start, ulong End) InMemory(ulong first, ulong last)
    {
        var memory = Machine.Memory;
        var (a, b) = (memory.Base + (first % (memory.Size - 1)), memory.Base + (last % (memory.Size - 1)));
        return (Math.Min(a, b), Math.Max(a, b) + 1);
    }

    private static (BigInteger Start, BigInteger End) Hull(BigInteger start, BigInteger end) =>
        (start / 4096 * 4096, (end + 4095) / 4096 * 4096);
}
