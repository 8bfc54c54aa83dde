using System.Collections.Immutable;

namespace Properties.Interleaving;

/// <summary>
/// Generates programs of threads that get in each other's way: all operations of pool, HAL, heap and tracker, closing,
/// writes of the guest, and looks at everything that the library shows. There are few buffers, so that threads meet.
/// </summary>
internal static class ThreadPrograms
{
    private const ulong Ram = 0x8010_0000;
    private const ulong Guest = 0x8080_0000;
    private const ulong Mmio = 0x5000_0000;
    private const ulong HeapStart = 0x7fe0_0000;

    private static readonly Shape Small = new(2048, 16);
    private static readonly int[][] Shapes = [[2, 2, 2], [1, 1, 1], [3, 3], [2, 2], [1, 2, 3], [1, 1, 4]];

    // Labels do not matter: operations name buffers by their addresses, which the allocator's rules determine.
    private static readonly ImmutableArray<Command> SetUp =
    [
        new InitDynamicPool(),
        new Allocate(0, Small), new Allocate(0, Small),
        Share(1), Share(2),
        new DmaAllocate(0, 1),
        new HeapAllocate(0, Small), new HeapAllocate(0, Small),
        new MapMutable(Area.Sized(Ram, 4096)),
        new MapMmio(Area.Sized(Mmio, 4096)),
    ];

    private static readonly ulong[] Buffers = [HeapStart, HeapStart + 0x800];
    private static readonly ulong[] Bounces = [HeapStart + 0x1000, HeapStart + 0x1800];
    private const ulong Dma = HeapStart + 0x2000;
    private static readonly ulong[] Heap = [HeapStart + 0x3000, HeapStart + 0x3800];

    private static readonly Func<Random, ThreadOperation>[] Operations =
    [
        random => Of(new Allocate(0, new Shape(Size(random), 16))),
        random => Of(new Free(Place.At(Buffers[random.Next(2)]), Small)),
        random => Of(Share(random.Next(4))),
        random => Of(Unshare(random.Next(2))),
        random => Of(Unshare(random.Next(2)) with { Direction = Direction.FromDevice }),
        random => Of(new DmaAllocate(0, 1 + (ulong)random.Next(2))),
        random => Of(new DmaFree(Place.At(Dma), 1)),
        random => Of(new Refill(new Shape(Size(random), 1))),
        random => Of(new HeapAllocate(0, new Shape(Size(random), 16))),
        random => Of(new HeapFree(Place.At(Heap[random.Next(2)]), Small)),
        random => ThreadOperation.Write(new GuestWrite(Place.At(Target(random)), 64, (byte)random.Next(1, 256))),
        _ => Of(new UnshareAll()),
        random => Of(random.Next(3) == 0 ? new Dispose() : new InitDynamicPool()),
        random => Of(random.Next(2) == 0 ? new MapMutable(Region(random)) : new MapReadOnly(Region(random))),
        random => Of(random.Next(3) == 0
            ? new UnmapMmio()
            : new MapMmio(Area.Sized(Mmio + (0x800 * (ulong)random.Next(1, 6)), 0x1000))),
        random => Of(new Shrink(Area.Sized(MachineDefaults.MemoryBase, (ulong)random.Next(1, 3) << 23))),
        _ => ThreadOperation.Look("statistics", firmware => firmware.Tracker!.Pool.Statistics),
        _ => ThreadOperation.Look("free bytes of the heap", firmware => firmware.Heap.FreeBytes),
        _ => ThreadOperation.Look("tracked memory", firmware => firmware.Tracker!.Total),
        _ => ThreadOperation.LookAtList("regions", firmware => firmware.Tracker!.Regions),
        _ => ThreadOperation.LookAtList("MMIO regions", firmware => firmware.Tracker!.MmioRegions),
        _ => ThreadOperation.LookAtList("refused pages", firmware => firmware.Tracker!.RefusedPages),
    ];

    /// <summary>The number of kinds of operations.</summary>
    public static int Kinds => Operations.Length;

    public static ThreadProgram Next(Random random)
    {
        var machine = MachineDefaults.For(Hypervisor.Pkvm) with { Faults = Faults(random) };
        return new ThreadProgram(machine, SetUp, [.. Shapes[random.Next(Shapes.Length)].Select(Thread)]);

        ImmutableArray<ThreadOperation> Thread(int length) =>
            [.. Enumerable.Range(0, length).Select(_ => Operations[random.Next(Operations.Length)](random))];
    }

    private static ThreadOperation Of(Command command) => ThreadOperation.Of(command);

    private static Share Share(int buffer) => new(0, Place.At(Guest + (0x1000 * (ulong)buffer)), 2048, Direction.Both);

    private static Unshare Unshare(int which) =>
        new(Place.At(Bounces[which]), Share(which + 1).Buffer, 2048, Direction.Both);

    private static Area Region(Random random) => Area.Sized(Ram + (0x800 * (ulong)random.Next(5)), 0x1000);

    // Sizes that the pool serves from what is free, and such that need a refill.
    private static ulong Size(Random random) => random.Next(4) == 0 ? 9000UL : (ulong)random.Next(1, 3) * 2048;

    private static ulong Target(Random random) => random.Next(4) switch
    {
        0 => Guest + (0x1000 * (ulong)random.Next(4)),
        1 => Dma,
        2 => Heap[random.Next(2)],
        _ => Bounces[random.Next(2)],
    };

    private static ImmutableArray<Fault> Faults(Random random)
    {
        var (first, more) = (random.Next(4), random.Next(4));
        return random.Next(3) switch
        {
            0 => [new Fault(Port.MemShare, 4 + first, 4 + first + more, FaultMode.Refused, -1)],
            1 => [new Fault(Port.MemUnshare, 1, 1 + more, FaultMode.CarriedOut, -1)],
            _ => ImmutableArray<Fault>.Empty,
        };
    }
}
