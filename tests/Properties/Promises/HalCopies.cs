using FsCheck;
using FsCheck.Fluent;
using MemoryModel.Sharing;

namespace Properties.Promises;

/// <summary>
/// Promise 9 for buffers of several chunks that may overlap their bounce buffer: the copy behaves like memmove and
/// changes no other byte.
/// </summary>
public sealed class HalCopies
{
    private const int Chunk = (int)VirtioHal.PageSize;
    private const ulong Bounce = MachineDefaults.MemoryBase + (4 << 20);
    private const ulong PoolSize = 8 << 20;

    [Property(Arbitrary = [typeof(HalCopies)], MaxTest = 60)]
    public void Share_and_unshare_copy_overlapping_buffers_like_memmove(Overlap overlap) => CheckCopies(overlap);

    [Theory]
    [InlineData(Chunk + 1, 1)]
    [InlineData(Chunk + 1, -1)]
    [InlineData(Chunk * 3 / 2, Chunk / 2)]
    [InlineData(Chunk * 3 / 2, -Chunk / 2)]
    [InlineData(Chunk * 5 / 2, 3 * Chunk)]
    public void Last_copy_chunk_is_limited_to_the_remaining_bytes(int size, int distance) =>
        CheckCopies(new(size, distance));

    public static Arbitrary<Overlap> Overlaps() => Arb.From(
        from chunks in Gen.Choose(0, 3)
        from more in Gen.OneOf(Gen.Choose(-1, 1), Gen.Choose(0, Chunk))
        from distance in Gen.OneOf(
            Gen.Choose(-3 * Chunk, 3 * Chunk), Gen.Choose(-1, 1).Select(off => off * Chunk), Gen.Choose(-64, 64))
        select new Overlap(Math.Clamp((chunks * Chunk) + more, 1, 3 * Chunk), distance));

    private static void CheckCopies(Overlap overlap)
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
        AssertMemory(rig, memory);

        rig.Must(new Unshare(Place.At(Bounce), Place.At(buffer), size, Direction.Both));
        Copy(memory, Bounce, buffer, overlap.Size);
        AssertMemory(rig, memory);
    }

    private static void Copy(byte[] memory, ulong from, ulong to, int size) => Buffer.BlockCopy(
        memory,
        (int)(from - MachineDefaults.MemoryBase),
        memory,
        (int)(to - MachineDefaults.MemoryBase),
        size);

    private static void AssertMemory(Rig rig, byte[] expected)
    {
        var memory = new byte[expected.Length];
        rig.Platform.Read(MachineDefaults.MemoryBase, memory);
        var same = memory.AsSpan().CommonPrefixLength(expected);
        Assert.True(same == expected.Length, $"0x{MachineDefaults.MemoryBase + (ulong)same:x} differs from a memmove");
    }

    /// <summary>A buffer and its offset from its bounce buffer, both in bytes.</summary>
    public sealed record Overlap(int Size, int Distance);
}
