using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Lockstep.Platforms;
using MemoryModel.Sharing;

namespace Properties.Promises;

/// <summary>
/// Promise 9 for buffers of several pieces, which may overlap their bounce buffer: a copy is as if all bytes were read
/// before the first is written, and no other byte changes.
/// </summary>
public sealed class HalCopies
{
    private const int Piece = (int)VirtioHal.PageSize;
    private const ulong Bounce = MachineDefaults.MemoryBase + (4 << 20);
    private const ulong PoolSize = 8 << 20;

    [Property(Arbitrary = [typeof(HalCopies)], MaxTest = 60)]
    public void Share_and_unshare_copy_as_if_at_once(Overlap overlap) => Must(overlap);

    [Theory]
    [InlineData(Piece + 1, 1)]
    [InlineData(Piece + 1, -1)]
    [InlineData(Piece * 3 / 2, Piece / 2)]
    [InlineData(Piece * 3 / 2, -Piece / 2)]
    [InlineData(Piece * 5 / 2, 3 * Piece)]
    public void A_last_piece_is_no_longer_than_what_is_left(int size, int distance) => Must(new(size, distance));

    public static Arbitrary<Overlap> Overlaps() => Arb.From(
        from pieces in Gen.Choose(0, 3)
        from more in Gen.OneOf(Gen.Choose(-1, 1), Gen.Choose(0, Piece))
        from distance in Gen.OneOf(
            Gen.Choose(-3 * Piece, 3 * Piece), Gen.Choose(-1, 1).Select(off => off * Piece), Gen.Choose(-64, 64))
        select new Overlap(Math.Clamp((pieces * Piece) + more, 1, 3 * Piece), distance));

    private static void Must(Overlap overlap)
    {
        var machine = MachineDefaults.For(Hypervisor.Gunyah) with { Swiotlb = new(Bounce, PoolSize) };
        var rig = new Rig(machine);
        rig.Must(new InitStaticPool(Area.Sized(Bounce, PoolSize)));
        var memory = new byte[machine.Memory.Size];
        new Random(overlap.Distance).NextBytes(memory);
        rig.Platform.Write(machine.Memory.Base, memory);
        var buffer = Bounce + (ulong)overlap.Distance;
        var size = (ulong)overlap.Size;

        Assert.Equal(Bounce, rig.Must(new Share(0, Place.At(buffer), size, Direction.Both)));
        Copy(memory, buffer, Bounce, overlap.Size);
        MustHave(rig, memory);

        rig.Must(new Unshare(Place.At(Bounce), Place.At(buffer), size, Direction.Both));
        Copy(memory, Bounce, buffer, overlap.Size);
        MustHave(rig, memory);
    }

    private static void Copy(byte[] memory, ulong from, ulong to, int size) => Buffer.BlockCopy(
        memory,
        (int)(from - MachineDefaults.MemoryBase),
        memory,
        (int)(to - MachineDefaults.MemoryBase),
        size);

    private static void MustHave(Rig rig, byte[] expected)
    {
        var memory = new byte[expected.Length];
        rig.Platform.Read(MachineDefaults.MemoryBase, memory);
        var same = memory.AsSpan().CommonPrefixLength(expected);
        Assert.True(
            same == expected.Length,
            $"0x{MachineDefaults.MemoryBase + (ulong)same:x} is not what the copy makes of it");
    }

    /// <summary>A buffer and how far it begins behind its bounce buffer, both in bytes.</summary>
    public sealed record Overlap(int Size, int Distance);
}
